package io.gridgrade.service;

import static io.gridgrade.service.ServiceRule.ACTION;
import static io.gridgrade.service.ServiceRule.FLOOR;
import static io.gridgrade.service.ServiceRule.NOTICE;
import static io.gridgrade.service.ServiceRule.PROHIBITION;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks at a decision table as a whole: every combination of values is decided, none is drawn. A combination that no
 * customer may ever have counts too, since the inputs are taken as free of one another.
 */
public final class CheckTable {
    private final List<ServiceRule> rules;
    private final Precedence precedence;
    private final Space space;
    private final List<RuleFinding> findings = new ArrayList<>();

    private CheckTable(DecisionTable table) {
        this.rules = table.rules();
        this.precedence = new Precedence(rules);
        this.space = Space.of(table);
    }

    /** All that is wrong with it, in the order of the rules; each with a customer of whom it is so. */
    public static List<RuleFinding> of(DecisionTable table) {
        CheckTable check = new CheckTable(table);
        check.precedences();
        if (check.findings.isEmpty()) {
            check.rules.forEach(check::look);
            check.gap();
        }
        return List.copyOf(check.findings);
    }

    private void precedences() {
        for (ServiceRule rule : rules) {
            for (String before : rule.yieldsTo()) {
                ServiceRule other = named(before);
                if (!other.service().equals(rule.service()) || !other.kind().equals(rule.kind())) {
                    tell(
                            "other_service",
                            List.of(rule, other),
                            rule.code() + " yields to " + other.code() + ", which is " + article(other.kind()) + " of "
                                    + other.service() + " and not " + article(rule.kind()) + " of " + rule.service()
                                    + "; expected rules of the same kind and service in yields_to",
                            Map.of());
                }
            }
        }
        precedence
                .cycle()
                .ifPresent(cycle -> tell(
                        "cycle",
                        cycle.stream().distinct().map(this::named).toList(),
                        "no rule of these can go first: " + String.join(" yields to ", cycle)
                                + "; take one out of yields_to",
                        Map.of()));
    }

    private void look(ServiceRule rule) {
        if (impossible(rule) || dead(rule)) {
            return;
        }
        switch (rule.kind()) {
            case ACTION -> {
                conflicts(rule);
                prohibitions(rule);
                notices(rule);
            }
            case FLOOR -> {
                conflicts(rule);
                prohibitions(rule);
                notices(rule);
                unmet(rule);
            }
            default -> {}
        }
    }

    private boolean impossible(ServiceRule rule) {
        Box box = space.box(rule);
        for (int i = 0; i < space.axes().size(); i++) {
            if (box.sides().get(i).isEmpty()) {
                tell(
                        "impossible",
                        List.of(rule),
                        rule.code() + " can never hold: no value of "
                                + space.axes().get(i).input().code()
                                + " is as when_" + space.axes().get(i).input().code()
                                + " asks; mend the condition, or take the rule out",
                        Map.of());
                return true;
            }
        }
        return false;
    }

    // What takes a rule's place, or forbids it, everywhere.
    private boolean dead(ServiceRule rule) {
        List<ServiceRule> stronger = new ArrayList<>(precedence.before(rule));
        stronger.addAll(forbidding(rule));
        int own = rules.indexOf(rule);
        if (rule.isOf(PROHIBITION) || rule.isOf(NOTICE)) {
            others(rule, rule.kind())
                    .filter(other -> rules.indexOf(other) < own || !box(rule).equals(box(other)))
                    .filter(other -> other.leadDays() >= rule.leadDays() || rule.isOf(PROHIBITION))
                    .forEach(stronger::add);
        }
        if (box(rule).outside(boxes(stronger)).isPresent()) {
            return false;
        }
        List<ServiceRule> meeting = stronger.stream()
                .filter(other -> !box(other).and(box(rule)).isEmpty())
                .toList();
        String by = meeting.isEmpty() ? "the register of protection" : codes(meeting);
        tell(
                "dead",
                Stream.concat(Stream.of(rule), meeting.stream()).toList(),
                rule.code() + " never takes effect: wherever it holds" + ofCustomer(space.box(rule), List.of(rule))
                        + ", "
                        + by + " goes first; narrow " + (meeting.isEmpty() ? "its condition" : "that")
                        + ", or take the rule out",
                space.example(space.box(rule), List.of(rule)));
        return true;
    }

    private void conflicts(ServiceRule rule) {
        int own = rules.indexOf(rule);
        others(rule, rule.kind())
                .filter(other -> rules.indexOf(other) > own)
                .filter(other -> !precedence.before(rule).contains(other)
                        && !precedence.before(other).contains(rule))
                .forEach(other -> {
                    List<ServiceRule> stronger = new ArrayList<>(precedence.before(rule));
                    stronger.addAll(precedence.before(other));
                    stronger.addAll(forbidding(rule));
                    List<ServiceRule> both = List.of(rule, other);
                    box(rule)
                            .and(box(other))
                            .outside(boxes(stronger))
                            .ifPresent(box -> tell(
                                    "conflict",
                                    both,
                                    rule.code() + " and " + other.code() + " both hold for " + rule.service()
                                            + ", and neither goes first" + ofCustomer(box, both)
                                            + "; put one into yields_to of"
                                            + " the other, or part their conditions",
                                    space.example(box, both)));
                });
    }

    private void prohibitions(ServiceRule rule) {
        for (ServiceRule prohibition : forbidding(rule)) {
            List<ServiceRule> both = List.of(rule, prohibition);
            List<Box> stronger = boxes(precedence.before(rule));
            if (rule.isOf(FLOOR)) {
                stronger.addAll(boxes(others(rule, ACTION).toList()));
            }
            box(rule)
                    .and(box(prohibition))
                    .outside(stronger)
                    .ifPresent(box -> tell(
                            "broken_prohibition",
                            both,
                            rule.code() + " breaks the prohibition " + prohibition.code() + " of " + rule.service()
                                    + ofCustomer(box, both) + "; take this out of the condition of " + rule.code(),
                            space.example(box, both)));
        }
    }

    private void notices(ServiceRule rule) {
        others(rule, NOTICE)
                .filter(notice -> notice.leadDays() > rule.leadDays())
                .forEach(notice -> {
                    List<ServiceRule> both = List.of(rule, notice);
                    List<ServiceRule> stronger = new ArrayList<>(precedence.before(rule));
                    stronger.addAll(forbidding(rule));
                    box(rule)
                            .and(box(notice))
                            .outside(boxes(stronger))
                            .ifPresent(box -> tell(
                                    "broken_notice",
                                    both,
                                    rule.code() + " is due after " + rule.leadDays() + " days, which is less than the "
                                            + notice.leadDays() + " days of " + notice.code() + ofCustomer(box, both)
                                            + "; raise lead_days of " + rule.code() + " to " + notice.leadDays(),
                                    space.example(box, both)));
                });
    }

    private void unmet(ServiceRule floor) {
        boolean isMet = others(floor, ACTION)
                .filter(action -> action.cadenceMonths() <= floor.cadenceMonths())
                .anyMatch(action -> box(action)
                        .and(box(floor))
                        .outside(boxes(forbidding(action)))
                        .isPresent());
        if (!isMet) {
            tell(
                    "unmet_floor",
                    List.of(floor),
                    floor.code() + " is a floor of " + floor.service()
                            + " that no action meets: none of this service is"
                            + " due every " + floor.cadenceMonths()
                            + " months or more often to anybody of it; add such an"
                            + " action, or make the floor one",
                    space.example(box(floor), List.of(floor)));
        }
    }

    private void gap() {
        List<Box> served = new ArrayList<>();
        for (ServiceRule rule : rules) {
            if (rule.isDone()) {
                served.addAll(Box.minus(List.of(box(rule)), boxes(forbidding(rule))));
            }
        }
        space.whole()
                .outside(served)
                .ifPresent(box -> tell(
                        "gap",
                        List.of(),
                        "nothing is due" + ofCustomer(box, List.of()) + "; add a floor or an action, or widen one",
                        space.example(box, List.of())));
    }

    private List<ServiceRule> forbidding(ServiceRule rule) {
        return rule.isDone() ? others(rule, PROHIBITION).toList() : List.of();
    }

    private Stream<ServiceRule> others(ServiceRule rule, String kind) {
        return rules.stream()
                .filter(other -> !other.equals(rule)
                        && other.isOf(kind)
                        && other.service().equals(rule.service()));
    }

    // Where a rule holds: of what is adverse, only where nobody is protected.
    private Box box(ServiceRule rule) {
        Box box = space.box(rule);
        return rule.isAdverse() && rule.isDone() ? box.and(space.where(DecisionTable.PROTECTED, "false")) : box;
    }

    private List<Box> boxes(Collection<ServiceRule> of) {
        return of.stream().map(this::box).collect(Collectors.toCollection(ArrayList::new));
    }

    private ServiceRule named(String code) {
        return rules.stream()
                .filter(rule -> rule.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private String ofCustomer(Box box, List<ServiceRule> of) {
        Map<String, String> example = space.example(box, of);
        return example.isEmpty()
                ? " for any customer"
                : example.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining(", ", ", such as for a customer with ", ""));
    }

    private static String codes(List<ServiceRule> rules) {
        String[] codes = rules.stream().map(ServiceRule::code).toArray(String[]::new);
        return codes.length == 1
                ? codes[0]
                : String.join(", ", Arrays.copyOf(codes, codes.length - 1)) + " or " + codes[codes.length - 1];
    }

    private static String article(String kind) {
        return (kind.equals(ACTION) ? "an " : "a ") + kind;
    }

    private void tell(String kind, List<ServiceRule> of, String what, Map<String, String> example) {
        findings.add(new RuleFinding(
                kind,
                of.stream().map(ServiceRule::code).toList(),
                of.isEmpty() ? "" : of.get(0).place(),
                what,
                example));
    }
}
