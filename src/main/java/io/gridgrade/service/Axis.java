package io.gridgrade.service;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An input cut into cells within which all its values are alike to every rule.
 *
 * @param codes   of a code or a truth, one cell each
 * @param cells   of a number, between neighbouring bounds, in order
 * @param unknown whether a last cell is that of a missing value
 */
record Axis(ServiceInput input, List<String> codes, List<Interval> cells, boolean unknown) {
    /** The cells of the input's domain, cut where any of the conditions has a bound. */
    static Axis of(ServiceInput input, List<ValueSet> conditions) {
        ValueSet domain = input.domain();
        TreeSet<BigDecimal> cuts = new TreeSet<>();
        Stream.concat(Stream.of(domain), conditions.stream())
                .flatMap(values -> values.intervals().stream())
                .flatMap(interval -> Stream.of(interval.from(), interval.to()))
                .filter(bound -> bound != null)
                .forEach(cuts::add);
        List<Interval> cells = new ArrayList<>();
        if (input.isNumber()) {
            BigDecimal from = null;
            for (BigDecimal cut : cuts) {
                cells.add(new Interval(from, cut));
                from = cut;
            }
            cells.add(new Interval(from, null));
            cells.removeIf(cell -> !domain.holds(cell));
        }
        return new Axis(input, input.isNumber() ? List.of() : domain.codes(), cells, domain.hasUnknown());
    }

    int size() {
        return codes.size() + cells.size() + (unknown ? 1 : 0);
    }

    BitSet all() {
        BitSet all = new BitSet();
        all.set(0, size());
        return all;
    }

    /** The cells of which a set holds. */
    BitSet cellsOf(ValueSet values) {
        BitSet of = new BitSet();
        for (int i = 0; i < codes.size(); i++) {
            of.set(i, values.holds(codes.get(i)));
        }
        for (int i = 0; i < cells.size(); i++) {
            of.set(codes.size() + i, values.holds(cells.get(i)));
        }
        if (unknown) {
            of.set(size() - 1, values.holdsUnknown());
        }
        return of;
    }

    /** One value of a cell, in words. */
    String example(int cell) {
        if (unknown && cell == size() - 1) {
            return "unknown";
        }
        if (cell < codes.size()) {
            return codes.get(cell);
        }
        Interval interval = cells.get(cell - codes.size());
        if (interval.from() != null) {
            return interval.from().toPlainString();
        }
        return interval.to() == null
                ? "0"
                : interval.to().subtract(BigDecimal.ONE).toPlainString();
    }

    /** Whether the column of the input has a value of these cells, as SQL; neighbouring cells are one interval. */
    String sql(BitSet of) {
        List<String> parts = new ArrayList<>();
        String some = codes.stream()
                .filter(code -> of.get(codes.indexOf(code)))
                .map(code -> input.kind().equals("truth") ? code : "'" + code.replace("'", "''") + "'")
                .collect(Collectors.joining(", "));
        if (!some.isEmpty()) {
            parts.add(input.code() + " in (" + some + ")");
        }
        for (int i = 0; i < cells.size(); i++) {
            if (!of.get(codes.size() + i)) {
                continue;
            }
            int end = i;
            while (end + 1 < cells.size()
                    && of.get(codes.size() + end + 1)
                    && cells.get(end).to() != null
                    && cells.get(end).to().compareTo(cells.get(end + 1).from()) == 0) {
                end++;
            }
            parts.add(sql(cells.get(i).from(), cells.get(end).to()));
            i = end;
        }
        if (unknown && of.get(size() - 1)) {
            parts.add(input.code() + " is null");
        }
        return parts.isEmpty() ? "false" : parts.size() == 1 ? parts.get(0) : "(" + String.join(" or ", parts) + ")";
    }

    private String sql(BigDecimal from, BigDecimal to) {
        String column = input.code();
        if (from == null && to == null) {
            return column + " is not null";
        }
        String above = from == null ? "" : column + " >= " + from.toPlainString();
        String below = to == null ? "" : column + " < " + to.toPlainString();
        return above.isEmpty() || below.isEmpty() ? above + below : "(" + above + " and " + below + ")";
    }
}
