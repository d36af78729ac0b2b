package io.gridgrade.group;

import io.gridgrade.engine.Row;
import io.gridgrade.model.Fitted;
import io.gridgrade.model.ModelStore;
import io.gridgrade.run.Run;
import io.gridgrade.statistics.clustering.Centre;
import io.gridgrade.statistics.clustering.GroupingMethods;
import io.gridgrade.value.Json;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.Warehouse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Finds the groups of a theme among a month's customers, matches them to those of before, names them, keeps the model. */
final class FitGroups {
    private final Run run;
    private final Warehouse warehouse;
    private final Parameters month;
    private final GroupTheme theme;
    private final Optional<GroupModel> before;

    /**
     * For a theme.
     *
     * @param month the month's parameters, with theme_code
     * @param before the model of the theme before, where there is one
     */
    FitGroups(Run run, Warehouse warehouse, Parameters month, GroupTheme theme, Optional<GroupModel> before) {
        this.run = run;
        this.warehouse = warehouse;
        this.month = month;
        this.theme = theme;
        this.before = before;
    }

    /** What is kept: features with their standardisation, and groups in their order with who they are. */
    private record Kept(
            List<GroupFeature.Standardised> features, List<GroupProfile> groups, GroupIdentities identities) {
        List<Centre> centres() {
            return groups.stream().map(GroupProfile::centre).toList();
        }

        List<Integer> numbers() {
            return identities.groups().stream()
                    .map(GroupIdentities.Identity::number)
                    .toList();
        }
    }

    /** Fits and writes the model with its groups; false when the month has no customer. */
    boolean fit() {
        CustomerFeatures customers = CustomerFeatures.staged(warehouse, theme.features());
        Row sums = customers.sums();
        long count = sums.longInteger("customer_count");
        if (count == 0) {
            return false;
        }
        List<GroupFeature.Standardised> standardised = customers.standardised(sums);
        customers.stage(standardised);
        GroupSearch.Result result = new GroupSearch(
                        GroupingMethods.of(theme.algorithm()),
                        month.integer("group_rounds_max"),
                        month.longInteger("random_seed"),
                        theme.groupCount(),
                        theme.shareMin(),
                        month.decimal("group_refit_gain_min").doubleValue())
                .search(
                        new StagedCases(warehouse, standardised.size()),
                        before.map(model -> model.centresOn(standardised)),
                        before.filter(model -> model.isLike(settings(), standardised))
                                .isPresent());
        boolean isPlaced = before.filter(model -> model.isMeasured(warehouse)).isPresent();
        if (isPlaced) {
            customers.place(before.orElseThrow());
        }
        Kept kept;
        if (result.origin() == GroupSearch.Origin.KEPT) {
            // As it measured: what was kept moves nobody.
            GroupModel model = before.orElseThrow();
            customers.stage(model.features());
            Map<Centre, Integer> numbers = new HashMap<>();
            for (int i = 0; i < model.centres().size(); i++) {
                numbers.put(model.centres().get(i), model.groupNos().get(i));
            }
            kept = of(model.features(), model.centres(), numbers, isPlaced);
        } else {
            kept = of(standardised, result.found().centres(), Map.of(), isPlaced);
        }
        Map<String, Object> quality = MeasureGroups.kept(
                new StagedCases(warehouse, kept.features().size()),
                theme,
                kept.centres(),
                month.longInteger("random_seed"));
        warehouse.execute("group/group_case_drop", Parameters.none());
        int key = keepModel(kept, result, quality, sums, count);
        List<GroupNames.Name> names =
                theme.words().of(GroupProfile.named(kept.groups(), kept.features(), kept.identities()));
        keepGroups(key, kept, names);
        tell(kept, names, result, count);
        tellMissing(kept, sums);
        return true;
    }

    // What customers were not told apart by, and the groups that there are fewer of than were asked for.
    private void tellMissing(Kept kept, Row sums) {
        String groups = "groups of the theme " + theme.code() + ": ";
        if (kept.features().isEmpty()) {
            run.note(groups + "no feature differs from customer to customer in this month, and so there is one group");
            return;
        }
        List<String> without = new ArrayList<>();
        for (int i = 0; i < theme.features().size(); i++) {
            GroupFeature feature = theme.features().get(i);
            if (kept.features().stream().noneMatch(each -> each.feature().equals(feature))) {
                without.add(feature.code()
                        + (sums.longInteger("count_" + i) == 0 ? " (nobody has it)" : " (the same for everybody)"));
            }
        }
        if (!without.isEmpty()) {
            run.note(groups + "found without " + String.join(", ", without)
                    + ", by which nobody can be told apart in this month");
        }
        if (kept.groups().size() < theme.groupCount()) {
            run.note(String.format(
                    Locale.ROOT,
                    "%s%d of the %d asked for; the others had fewer than %s %% of the customers, or nobody",
                    groups,
                    kept.groups().size(),
                    theme.groupCount(),
                    BigDecimal.valueOf(theme.shareMin())
                            .movePointRight(2)
                            .stripTrailingZeros()
                            .toPlainString()));
        }
    }

    private Kept of(
            List<GroupFeature.Standardised> features,
            List<Centre> centres,
            Map<Centre, Integer> numbers,
            boolean isPlaced) {
        List<GroupProfile> groups = GroupProfile.of(warehouse, theme.features(), centres);
        return new Kept(
                features,
                groups,
                GroupIdentities.match(
                        warehouse,
                        Parameters.none()
                                .with("period_key", month.value("period_key"))
                                .with("theme_code", theme.code()),
                        groups.stream().map(GroupProfile::centre).toList(),
                        numbers,
                        isPlaced));
    }

    private String settings() {
        return GroupModel.settingsJson(month, theme);
    }

    private int keepModel(Kept kept, GroupSearch.Result result, Map<String, Object> quality, Row sums, long count) {
        GroupIdentities identities = kept.identities();
        Map<String, Object> diagnostics = new TreeMap<>();
        diagnostics.put("rounds", result.found().rounds());
        diagnostics.put("is_stable", result.found().isStable());
        diagnostics.put("quality", quality);
        diagnostics.put("origin", result.origin().code());
        diagnostics.put("within_sum", result.found().withinSum());
        diagnostics.put("within_sums", result.withinSums());
        diagnostics.put("sizes", kept.groups().stream().map(GroupProfile::size).toList());
        diagnostics.put("grouped_before", identities.bothCount());
        diagnostics.put("moved", identities.movedCount());
        identities.movedByFit().ifPresent(moved -> diagnostics.put("moved_by_fit", moved));
        diagnostics.put("retired", identities.retired());
        diagnostics.put(
                "excluded",
                theme.features().stream()
                        .filter(feature -> kept.features().stream()
                                .noneMatch(each -> each.feature().equals(feature)))
                        .map(GroupFeature::code)
                        .toList());
        Period period = Period.ofKey(month.integer("period_key"));
        ModelStore store = GroupModel.store(warehouse, theme);
        store.keep(
                new Fitted(
                        theme.population(),
                        period,
                        count,
                        OptionalLong.empty(),
                        settings() + "\n" + sums,
                        month.longInteger("random_seed"),
                        settings(),
                        GroupModel.coefficientsJson(kept.features(), kept.centres(), kept.numbers()),
                        diagnostics),
                period,
                month.integer("run_key"));
        return GroupModel.last(warehouse, theme, period).orElseThrow().key();
    }

    private void keepGroups(int key, Kept kept, List<GroupNames.Name> names) {
        for (int i = 0; i < names.size(); i++) {
            GroupProfile profile = kept.groups().get(i);
            GroupIdentities.Identity identity = kept.identities().groups().get(i);
            Map<String, Double> place = profile.place(kept.features());
            warehouse.execute(
                    "group/dim_group",
                    Parameters.none()
                            .with("model_key", key)
                            .with("theme_code", theme.code())
                            .with("group_key", identity.key())
                            .with("group_no", identity.number())
                            .with("group_name_en", names.get(i).english())
                            .with("group_name_zh", names.get(i).chinese())
                            .with("words_json", Json.write(names.get(i).words()))
                            .with("customer_count", profile.size())
                            .with("centre_json", Json.write(place))
                            .with("profile_json", Json.write(profile.means()))
                            .with("exemplar_customer_key", profile.exemplar())
                            .with("sentence_en_words", theme.sentence().english(place, profile.means()))
                            .with("sentence_zh_words", theme.sentence().chinese(place, profile.means())));
        }
    }

    // What a refit changed for those who read groups by their number and name; of a first fit nothing is told.
    private void tell(Kept kept, List<GroupNames.Name> names, GroupSearch.Result result, long customerCount) {
        GroupIdentities identities = kept.identities();
        if (identities.bothCount() == 0) {
            return;
        }
        List<String> changes = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            GroupIdentities.Identity identity = identities.groups().get(i);
            String name = names.get(i).english();
            if (identity.before().isEmpty()) {
                changes.add("group " + identity.number() + " is new: " + name);
            } else if (!identity.before().get().english().equals(name)) {
                changes.add("group " + identity.number() + " was called "
                        + identity.before().get().english() + " and is called " + name
                        + ", which its profile bears out");
            }
        }
        identities.retired().forEach(number -> changes.add("group " + number + " is no more"));
        run.note(String.format(
                Locale.ROOT,
                "groups of the theme %s, fitted anew: %s; of %,d customers grouped before %.1f %% are in another group%s%s",
                theme.code(),
                kept.features().isEmpty()
                        ? "nothing tells customers apart"
                        : switch (result.origin()) {
                            case KEPT -> "the centres of before are kept";
                            case PARTWAY ->
                                "the groups of before go on with centres moved a part of the way to where they are now, for"
                                        + " all of it would move more than a tenth of the customers";
                            case CONTINUED -> "the groups of before go on with centres moved to where they are now";
                            case NEW -> "other centres fit better";
                        },
                identities.bothCount(),
                100.0 * identities.movedCount() / identities.bothCount(),
                identities.movedByFit().isEmpty()
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                " than a month ago, and the fit itself moves %.1f %% of the month's",
                                100.0 * identities.movedByFit().getAsLong() / customerCount),
                changes.isEmpty() ? "" : "; " + String.join("; ", changes)));
    }
}
