package io.gridgrade.query;

import io.gridgrade.summary.Aggregate;
import io.gridgrade.summary.Summaries;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Summaries that have whatever can be had, and remember what was asked of them: what a SELECT wants of one is found by the
 * same rules by which one is used. Mutable.
 */
final class SummaryWishes {
    private final MartCatalog catalog;
    private final List<SummaryTable> wished = new ArrayList<>();

    SummaryWishes(MartCatalog catalog) {
        this.catalog = catalog;
    }

    /** One that was not asked for anything yet. */
    List<SummaryTable> of(String table) {
        SummaryTable wish = new SummaryTable("", table, 0, true, new Asked(eligible(catalog.types(table))));
        wished.add(wish);
        return List.of(wish);
    }

    /** What was asked of each, in the order in which they were given out. */
    List<Set<String>> columns() {
        return wished.stream().map(one -> ((Asked) one.columns()).asked).toList();
    }

    private static Set<String> eligible(Map<String, String> types) {
        Set<String> columns = new HashSet<>(Set.of(Summaries.ROWS));
        types.forEach((column, type) -> {
            if (Summaries.faultOfDimension(column, type).isEmpty()) {
                columns.add(column);
            }
            for (Aggregate aggregate : Aggregate.values()) {
                if (Summaries.fault(aggregate, column, type).isEmpty()) {
                    columns.add(aggregate.of(column));
                }
            }
        });
        return columns;
    }

    /** Remembers, of what it has, what it was asked for. */
    private static final class Asked extends AbstractSet<String> {
        private final Set<String> all;
        private final Set<String> asked = new TreeSet<>();

        Asked(Set<String> all) {
            this.all = all;
        }

        @Override
        public boolean contains(Object column) {
            return all.contains(column) && (asked.add((String) column) || asked.contains(column));
        }

        @Override
        public Iterator<String> iterator() {
            return all.iterator();
        }

        @Override
        public int size() {
            return all.size();
        }
    }
}
