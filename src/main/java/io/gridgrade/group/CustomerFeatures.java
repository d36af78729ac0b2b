package io.gridgrade.group;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.statistics.clustering.Standardisation;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Problems;
import io.gridgrade.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The features of customers, as a query that gives customer_key, customer_no, is_default and raw_ with the code of each.
 *
 * @param parameters those of the query
 */
record CustomerFeatures(Warehouse warehouse, SqlFile customers, Parameters parameters, List<GroupFeature> features) {
    private static final int ROUNDS_MAX = 20;
    private static final SqlFile STAGED = new SqlFile("group_customer", "select * from group_customer");

    /** Stages a month's customers, once for all themes. */
    static void stageMonth(Warehouse warehouse, Parameters month, Collection<GroupFeature> features) {
        stageSources(warehouse, month);
        SqlFile customers = warehouse
                .sqlFile("group/customer_of_month")
                .withFragments(Map.of(
                        "features",
                        features.stream()
                                .map(feature -> ", (" + feature.sql() + "\n)::double as " + feature.column())
                                .collect(Collectors.joining())));
        warehouse.execute(
                warehouse.sqlFile("group/group_customer").withFragments(Map.of("customers", customers.asSubquery())),
                month);
        requireNumbers(warehouse, features);
    }

    // Their SQL is a home's own, and may divide by nothing.
    private static void requireNumbers(Warehouse warehouse, Collection<GroupFeature> features) {
        String values = features.stream()
                .map(feature -> "select " + SqlFile.literal(feature.code())
                        + " as feature_code, cast(arg_min(" + feature.column()
                        + ", customer_no) as varchar) as value_text, min(customer_no) as customer_no, "
                        + "count(*) as customer_count\nfrom group_customer\nwhere " + feature.isStrange())
                .collect(Collectors.joining("\nunion all\n"));
        Problems problems = new Problems();
        warehouse
                .query(
                        warehouse.sqlFile("group/strange_feature").withFragments(Map.of("values", values)),
                        Parameters.none())
                .forEach(row -> problems.add(
                        "seeds/group_feature.csv: the feature %s is %s for %s customers, such as %s; expected a number"
                                + " from -1e9 to 1e9 once it is transformed, or null where there is none; mend"
                                + " feature_sql, or choose another transform_code",
                        row.text("feature_code"),
                        row.text("value_text"),
                        row.text("customer_count"),
                        row.text("customer_no")));
        problems.throwIfAny(ExitCode.WRONG_USAGE, "customers cannot be grouped by what is no number; nothing was kept");
    }

    /** Stages what features read beside the snapshot and the indicators. */
    static void stageSources(Warehouse warehouse, Parameters month) {
        warehouse.execute("group/customer_habit", month);
        warehouse.execute("group/customer_channel", month);
        warehouse.execute("group/station_supply", month);
    }

    /** Of the staged month. */
    static CustomerFeatures staged(Warehouse warehouse, List<GroupFeature> features) {
        return new CustomerFeatures(warehouse, STAGED, Parameters.none(), features);
    }

    /** Lets go of the staged month. */
    static void dropMonth(Warehouse warehouse) {
        warehouse.execute("group/staged_drop", Parameters.none());
    }

    /**
     * The sums that standardising takes, as one row. Who is farther out than counts is taken to be just so far out, again
     * and again until no deviation falls any more: else one giant would make all others look alike.
     */
    Row sums() {
        List<String> held = new ArrayList<>(Collections.nCopies(features.size(), "%s"));
        Row sums = sums(held);
        for (int round = 0; round < ROUNDS_MAX && hold(sums, held); round++) {
            sums = sums(held);
        }
        return sums;
    }

    private Row sums(List<String> held) {
        String transformed = "customer_key" + each(i -> ", " + features.get(i).millionths(raw(i)) + " as x" + i);
        String heldOnes = "customer_key"
                + each(i -> ", x" + i + " as free_" + i + ", " + String.format(Locale.ROOT, held.get(i), "x" + i)
                        + " as x" + i);
        String sums = each(i -> ", count(x" + i + ") as count_" + i + ", coalesce(sum(x" + i + "), 0) as sum_" + i
                + ", coalesce(sum(x" + i + "::hugeint * x" + i + "), 0) as square_sum_" + i + ", min(free_" + i
                + ") as least_" + i + ", max(free_" + i + ") as most_" + i);
        return warehouse
                .query(
                        over("group/feature_sum")
                                .withFragments(Map.of("transformed", transformed, "held", heldOnes, "sums", sums)),
                        parameters)
                .get(0);
    }

    // Draws in the bounds of features of which somebody is beyond them; false when nobody is, or they lie where they
    // did.
    private boolean hold(Row sums, List<String> held) {
        boolean isDrawnIn = false;
        List<Optional<Standardisation>> found = standardisations(sums);
        for (int i = 0; i < features.size(); i++) {
            if (found.get(i).isEmpty()) {
                continue;
            }
            Standardisation now = found.get(i).orElseThrow();
            long least = GroupFeature.bound(now, -1);
            long most = GroupFeature.bound(now, 1);
            if (sums.longInteger("least_" + i) >= least && sums.longInteger("most_" + i) <= most) {
                continue;
            }
            String bounds = "case when %1$s < " + least + " then " + least + " when %1$s > " + most + " then " + most
                    + " else %1$s end";
            isDrawnIn |= !bounds.equals(held.set(i, bounds));
        }
        return isDrawnIn;
    }

    /** The standardisation of each feature; empty for one without spread. */
    List<Optional<Standardisation>> standardisations(Row sums) {
        List<Optional<Standardisation>> found = new ArrayList<>();
        for (int i = 0; i < features.size(); i++) {
            found.add(Standardisation.of(
                    sums.longInteger("count_" + i),
                    sums.decimal("sum_" + i).toBigIntegerExact(),
                    sums.decimal("square_sum_" + i).toBigIntegerExact(),
                    GroupFeature.PARTS));
        }
        return found;
    }

    /** Those that have spread, standardised. */
    List<GroupFeature.Standardised> standardised(Row sums) {
        List<GroupFeature.Standardised> standardised = new ArrayList<>();
        List<Optional<Standardisation>> found = standardisations(sums);
        for (int i = 0; i < features.size(); i++) {
            GroupFeature feature = features.get(i);
            found.get(i).ifPresent(each -> standardised.add(new GroupFeature.Standardised(feature, each)));
        }
        return standardised;
    }

    /** Stages the customers as the temporary table group_case. */
    void stage(List<GroupFeature.Standardised> standardised) {
        warehouse.execute(
                over("group/group_case").withFragments(Map.of("standardised", standardisedSql(standardised))),
                parameters);
    }

    /** Stages where a model places them as the temporary table group_before. */
    void place(GroupModel model) {
        CentreSql centres = new CentreSql(model.centres());
        warehouse.execute(
                over("group/group_before")
                        .withAnyOf(centres.fragments())
                        .withFragments(Map.of(
                                "standardised",
                                standardisedSql(model.features()),
                                "group_no",
                                centres.nearest(model.groupNos()))),
                parameters);
    }

    /** The columns z0, z1, ... of the features that have spread. */
    static String standardisedSql(List<GroupFeature.Standardised> standardised) {
        return IntStream.range(0, standardised.size())
                .mapToObj(i -> {
                    GroupFeature.Standardised each = standardised.get(i);
                    return ", " + each.feature().standardised(each.feature().column(), each.standardisation()) + " as z"
                            + i;
                })
                .collect(Collectors.joining());
    }

    /** A file that reads the query as its fragment customers. */
    SqlFile over(String name) {
        return warehouse.sqlFile(name).withFragments(Map.of("customers", customers.asSubquery()));
    }

    private String raw(int i) {
        return features.get(i).column();
    }

    private String each(java.util.function.IntFunction<String> text) {
        return IntStream.range(0, features.size()).mapToObj(text).collect(Collectors.joining());
    }
}
