package io.gridgrade.grade.risk;

import io.gridgrade.engine.Row;
import io.gridgrade.statistics.discriminant.ClassSums;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** How {@code grade/discriminant_statistics} answers: class_code, case_count, sum_0, product_0_0, product_0_1, ... */
final class ClassSumsRow {
    private ClassSumsRow() {}

    /** The exact sums of one class over so many features. */
    static ClassSums read(Row row, int featureCount) {
        List<BigInteger> sums = new ArrayList<>();
        List<BigInteger> products = new ArrayList<>();
        for (int i = 0; i < featureCount; i++) {
            sums.add(row.decimal("sum_" + i).toBigIntegerExact());
            for (int j = i; j < featureCount; j++) {
                products.add(row.decimal("product_" + i + "_" + j).toBigIntegerExact());
            }
        }
        return new ClassSums(row.text("class_code"), row.longInteger("case_count"), sums, products);
    }
}
