package io.gridgrade.grade.weighting;

import io.gridgrade.warehouse.SeedFile.Cell;

/**
 * One dimension judged against another, by one judge.
 *
 * @param cell where the judgement is written
 */
record Judgement(String population, String judge, String first, String second, double times, Cell cell) {
    String pair() {
        return first + " against " + second;
    }
}
