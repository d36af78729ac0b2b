package io.gridgrade.statistics.clustering;

import io.gridgrade.statistics.SharedTable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Public cases with the class that each is known to be of; the tests that read them are skipped where they are not. */
record ReferenceCases(CaseMatrix cases, List<Integer> classes) {
    /** Fisher's iris as it was measured, 150 x 4. */
    static ReferenceCases iris() {
        return of(SharedTable.withHeadings("iris_lda_reference/iris.csv", ","), 4, 0, 4);
    }

    /** UCI 109, wine, 178 x 13, in deviations (divisor n). */
    static ReferenceCases wine() {
        return of(SharedTable.withoutHeadings("wine/wine.data", ","), 0, 1, 13).standardised();
    }

    /** UCI 17, breast cancer Wisconsin (diagnostic), 569 x 30, in deviations (divisor n). */
    static ReferenceCases breastCancer() {
        return of(SharedTable.withoutHeadings("breast_cancer_wisconsin/wdbc.data", ","), 1, 2, 30)
                .standardised();
    }

    private static ReferenceCases of(SharedTable table, int classColumn, int from, int width) {
        double[][] columns =
                IntStream.range(from, from + width).mapToObj(table::numbers).toArray(double[][]::new);
        double[][] rows = IntStream.range(0, table.rows().size())
                .mapToObj(i ->
                        Arrays.stream(columns).mapToDouble(column -> column[i]).toArray())
                .toArray(double[][]::new);
        List<String> known = table.rows().stream().map(row -> row[classColumn]).toList();
        List<String> labels = known.stream().distinct().toList();
        return new ReferenceCases(
                matrix(rows), known.stream().map(labels::indexOf).toList());
    }

    /** Cases that stay in their order, with features f1, f2, ... */
    static CaseMatrix matrix(double[][] rows) {
        return CaseMatrix.of(
                IntStream.range(0, rows.length).mapToObj(ReferenceCases::name).toList(),
                IntStream.rangeClosed(1, rows[0].length).mapToObj(j -> "f" + j).toList(),
                rows);
    }

    static String name(int caseNo) {
        return "C" + (100_001 + caseNo);
    }

    /** Rows counted from 1, as R does. */
    double[][] rows(int... numbers) {
        return Arrays.stream(numbers).mapToObj(no -> cases.values(no - 1)).toArray(double[][]::new);
    }

    int[] classNumbers() {
        return classes.stream().mapToInt(Integer::intValue).toArray();
    }

    /** How many cases of each class are in each group: rows classes, columns groups, all in the order in which they come. */
    long[][] byClass(int[] groups) {
        List<Integer> order = Arrays.stream(groups).distinct().boxed().toList();
        return ContingencyTable.of(
                classNumbers(), Arrays.stream(groups).map(order::indexOf).toArray());
    }

    private ReferenceCases standardised() {
        double[][] rows = cases.rows();
        for (int j = 0; j < cases.width(); j++) {
            int column = j;
            double mean = Arrays.stream(rows)
                    .mapToDouble(row -> row[column])
                    .average()
                    .orElseThrow();
            double deviation = Math.sqrt(Arrays.stream(rows)
                    .mapToDouble(row -> (row[column] - mean) * (row[column] - mean))
                    .average()
                    .orElseThrow());
            for (double[] row : rows) {
                row[column] = (row[column] - mean) / deviation;
            }
        }
        return new ReferenceCases(matrix(rows), classes);
    }
}
