package io.gridgrade.statistics.discriminant;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Sums rows of whole numbers into statistics, one by one, as a reader would by hand. */
final class Cases {
    private final int size;
    private final List<ClassSums> classes = new ArrayList<>();

    Cases(int size) {
        this.size = size;
    }

    Cases add(String code, long[]... rows) {
        List<BigInteger> sums = new ArrayList<>(Collections.nCopies(size, BigInteger.ZERO));
        List<BigInteger> products = new ArrayList<>(Collections.nCopies(size * (size + 1) / 2, BigInteger.ZERO));
        for (long[] row : rows) {
            int at = 0;
            for (int i = 0; i < size; i++) {
                sums.set(i, sums.get(i).add(BigInteger.valueOf(row[i])));
                for (int j = i; j < size; j++) {
                    products.set(at, products.get(at).add(BigInteger.valueOf(row[i] * row[j])));
                    at++;
                }
            }
        }
        classes.add(new ClassSums(code, rows.length, sums, products));
        return this;
    }

    SufficientStatistics statistics(int... decimals) {
        List<Feature> features = IntStream.range(0, size)
                .mapToObj(i -> new Feature("x" + i, decimals.length == 0 ? 0 : decimals[i]))
                .toList();
        return new SufficientStatistics(features, classes);
    }

    LinearDiscriminant fit(int... decimals) {
        return LinearDiscriminant.fit(statistics(decimals));
    }
}
