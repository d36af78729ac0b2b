package io.gridgrade.statistics.discriminant;

import java.math.BigInteger;
import java.util.List;

/**
 * What a discriminant needs to know of one class: how many cases, and the exact sums of the features and of their
 * products. The products are the upper triangle, row by row: 0x0, 0x1, ... 1x1, 1x2, ...
 */
public record ClassSums(String code, long count, List<BigInteger> sums, List<BigInteger> products) {
    /** Checks that there is a case, and a product for every pair of features. */
    public ClassSums {
        sums = List.copyOf(sums);
        products = List.copyOf(products);
        if (count < 1) {
            throw new IllegalArgumentException("Class " + code + " must have a case, found " + count);
        }
        int expected = sums.size() * (sums.size() + 1) / 2;
        if (products.size() != expected) {
            throw new IllegalArgumentException("Class " + code + " with " + sums.size() + " features must have "
                    + expected + " products, found " + products.size());
        }
    }

    BigInteger product(int first, int second) {
        int row = Math.min(first, second);
        int column = Math.max(first, second);
        // The rows above hold p, p - 1, p - 2, ... products.
        return products.get(row * sums.size() - row * (row - 1) / 2 + column - row);
    }
}
