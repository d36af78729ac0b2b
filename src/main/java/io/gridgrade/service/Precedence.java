package io.gridgrade.service;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which rules go before which, by what each says that it yields to. */
final class Precedence {
    private final Map<String, ServiceRule> rules = new LinkedHashMap<>();

    Precedence(List<ServiceRule> rules) {
        rules.forEach(rule -> this.rules.put(rule.code(), rule));
    }

    /** A rule that yields to itself, by way of others or at once; empty when none does. */
    Optional<List<String>> cycle() {
        Set<String> done = new LinkedHashSet<>();
        for (String code : rules.keySet()) {
            Optional<List<String>> cycle = cycle(code, new ArrayList<>(), done);
            if (cycle.isPresent()) {
                return cycle;
            }
        }
        return Optional.empty();
    }

    private Optional<List<String>> cycle(String code, List<String> path, Set<String> done) {
        if (path.contains(code)) {
            List<String> cycle = new ArrayList<>(path.subList(path.indexOf(code), path.size()));
            cycle.add(code);
            return Optional.of(cycle);
        }
        if (done.contains(code)) {
            return Optional.empty();
        }
        path.add(code);
        for (String before : rules.get(code).yieldsTo()) {
            Optional<List<String>> cycle = cycle(before, path, done);
            if (cycle.isPresent()) {
                return cycle;
            }
        }
        path.remove(path.size() - 1);
        done.add(code);
        return Optional.empty();
    }

    /** The rules that go before one, by way of others too; there is no cycle. */
    Set<ServiceRule> before(ServiceRule rule) {
        return rule.yieldsTo().stream()
                .map(rules::get)
                .flatMap(first -> Stream.concat(Stream.of(first), before(first).stream()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** How many rules one goes after at most, one upon the other: of rules that hold, that of the least place goes first. */
    int place(ServiceRule rule) {
        return rule.yieldsTo().stream()
                .map(rules::get)
                .mapToInt(first -> place(first) + 1)
                .max()
                .orElse(0);
    }
}
