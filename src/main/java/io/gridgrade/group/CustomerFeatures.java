package io.gridgrade.group;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.statistics.clustering.Standardisation;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The features of customers, as a query that gives customer_key, raw_0, raw_1, ...
 *
 * @param parameters those of the query
 */
record CustomerFeatures(Warehouse warehouse, SqlFile customers, Parameters parameters, List<GroupFeature> features) {
    /** Of a month's snapshot, read as the seed says. */
    static CustomerFeatures ofMonth(Warehouse warehouse, Parameters month, List<GroupFeature> features) {
        SqlFile customers = warehouse
                .sqlFile("group/customer_of_month")
                .withFragments(Map.of(
                        "features",
                        IntStream.range(0, features.size())
                                .mapToObj(i -> ", (" + features.get(i).sql() + "\n)::double as raw_" + i)
                                .collect(Collectors.joining())));
        return new CustomerFeatures(warehouse, customers, month, features);
    }

    /** The sums that standardising takes, as one row. */
    Row sums() {
        String transformed = "customer_key" + each(i -> ", " + features.get(i).millionths("raw_" + i) + " as x" + i);
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

    /** Stages the customers as the temporary table group_case. */
    void stage(List<GroupFeature.Standardised> standardised) {
        warehouse.execute(
                over("group/group_case").withFragments(Map.of("standardised", standardisedSql(standardised))),
                parameters);
    }

    /** The columns z0, z1, ... of the features that have spread. */
    String standardisedSql(List<GroupFeature.Standardised> standardised) {
        return IntStream.range(0, standardised.size())
                .mapToObj(i -> {
                    GroupFeature.Standardised each = standardised.get(i);
                    String raw = "raw_" + features.indexOf(each.feature());
                    return ", " + each.feature().standardised(raw, each.standardisation()) + " as z" + i;
                })
                .collect(Collectors.joining());
    }

    /** A file that reads the query as its fragment customers. */
    SqlFile over(String name) {
        return warehouse.sqlFile(name).withFragments(Map.of("customers", customers.asSubquery()));
    }

    private String each(java.util.function.IntFunction<String> text) {
        return IntStream.range(0, features.size()).mapToObj(text).collect(Collectors.joining());
    }
}
