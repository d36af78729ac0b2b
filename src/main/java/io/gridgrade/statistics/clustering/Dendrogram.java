package io.gridgrade.statistics.clustering;

import java.util.Arrays;
import java.util.List;

/** In what order, and how far apart, groups of cases were joined until there was one. */
public final class Dendrogram {
    private final int size;
    private final List<Join> joins;

    /** A case of each of the two that were joined, and how far apart they were. */
    record Join(int first, int second, double height) {}

    Dendrogram(int size, List<Join> joins) {
        this.size = size;
        this.joins = joins;
    }

    /** How far apart the two of each join were, from the nearest to the farthest: one fewer than there are cases. */
    public double[] heights() {
        return joins.stream().mapToDouble(Join::height).toArray();
    }

    /** The group of each case when so many are left, from 0, in the order in which they first appear among the cases. */
    public int[] cut(int groupCount) {
        int[] parent = new int[size];
        Arrays.setAll(parent, i -> i);
        for (Join join : joins.subList(0, size - groupCount)) {
            int first = root(parent, join.first());
            int second = root(parent, join.second());
            parent[Math.max(first, second)] = Math.min(first, second);
        }
        int[] groups = new int[size];
        int count = 0;
        for (int i = 0; i < size; i++) {
            int root = root(parent, i);
            groups[i] = root == i ? count++ : groups[root];
        }
        return groups;
    }

    private static int root(int[] parent, int from) {
        int root = from;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }
}
