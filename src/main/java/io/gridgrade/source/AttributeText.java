package io.gridgrade.source;

import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;
import java.util.List;
import java.util.Map;

/**
 * Columns of a file that become attributes, whatever stands in them: makes the function by which a SELECT has numbers and days
 * of their texts, and finds what it did not read though it looks like one.
 */
final class AttributeText {
    private static final String TYPE = "decimal(38, 15)";
    private static final int DECIMALS = 15;
    private static final int COLUMNS_MAX = 20;

    private AttributeText() {}

    /** Makes attribute_number for the notation of a source's table. */
    static void define(Warehouse warehouse, Notation notation, Parameters settings) {
        NumberText numbers = new NumberText(notation, settings.text("warehouse_currency"));
        MomentText moments = new MomentText(notation, settings.text("utility_time_zone"));
        // Where the comma is the decimal mark, a point may stand between groups of digits, but for a power of ten.
        String plain = notation.decimal().equals(".")
                ? "try_cast(x as " + TYPE + ")"
                : "case when regexp_matches(x, '[eE]') then try_cast(x as " + TYPE + ") end";
        warehouse.execute(
                warehouse
                        .sqlFile("source/attribute_number")
                        .withFragments(Map.of(
                                "plain", plain,
                                "number", numbers.value("clean", TYPE, DECIMALS),
                                "day", moments.day("clean"),
                                "special", notation.specials().isSpecial(),
                                "special_of_name", notation.specials().isSpecialOfName())),
                Parameters.none());
    }

    /** A line for each attribute of the load that has values that look like numbers or days, and landed as words. */
    static List<String> unread(Warehouse warehouse, SpecialWords specials) {
        return warehouse
                .query(
                        warehouse
                                .sqlFile("source/attribute_unread")
                                .withFragments(Map.of("special", specials.isSomewhereSpecial())),
                        Parameters.none().with("columns_max", COLUMNS_MAX))
                .stream()
                .map(row -> "customer_attribute " + row.text("attribute_code") + ": "
                        + row.longInteger("unread_count") + " of " + row.longInteger("value_count")
                        + " values look like numbers or days, and count as words"
                        + (row.longInteger("number_count") == 0
                                ? ""
                                : " beside " + row.longInteger("number_count") + " that are read")
                        + ", first in " + row.text("file_name")
                        + (row.isNull("record_no") ? "" : " record " + row.longInteger("record_no")) + ": \""
                        + row.text("attribute_text")
                        + "\"; expected what can be read in one way: say decimal, thousands or"
                        + " date in source.yml, take attribute_number(value) in the SELECT, and load the file anew")
                .toList();
    }
}
