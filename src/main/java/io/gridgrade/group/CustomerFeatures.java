package io.gridgrade.group;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.statistics.clustering.Standardisation;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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

    /** The sums that standardising takes, as one row. */
    Row sums() {
        String transformed = "customer_key" + each(i -> ", " + features.get(i).millionths(raw(i)) + " as x" + i);
        String sums = each(i -> ", count(x" + i + ") as count_" + i + ", coalesce(sum(x" + i + "), 0) as sum_" + i
                + ", coalesce(sum(x" + i + "::hugeint * x" + i + "), 0) as square_sum_" + i);
        return warehouse
                .query(
                        over("group/feature_sum").withFragments(Map.of("transformed", transformed, "sums", sums)),
                        parameters)
                .get(0);
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
