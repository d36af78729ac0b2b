package io.gridgrade.source;

import io.gridgrade.value.Nearest;
import io.gridgrade.value.Problems;
import io.gridgrade.warehouse.HomeSql;
import java.util.Collection;
import java.util.List;

/** What is wrong with a source's SELECT whatever its files hold: what else it reads, and what it gives to its landing table. */
final class SelectFaults {
    private final SourceTable source;
    private final LandingTable table;
    private final Problems problems;

    SelectFaults(SourceTable source, LandingTable table, Problems problems) {
        this.source = source;
        this.table = table;
        this.problems = problems;
    }

    /** Tells of all that it reads beside its records; whether there is any. */
    boolean readsElsewhere(SelectTree tree) {
        if (tree.foreign().isEmpty()) {
            return false;
        }
        String last = tree.foreign().iterator().next().replaceFirst("[(][)]$", "");
        problems.add(
                "%s",
                HomeSql.placeOf(source.written(), last.substring(last.lastIndexOf('.') + 1)) + " reads "
                        + String.join(", ", tree.foreign())
                        + "; expected only the relation record, which has the columns of the file");
        return true;
    }

    /** Tells of columns that a file may lack and that it never reads, as when one is mistyped; whether there is any. */
    boolean ignoresOptional(SelectTree tree) {
        List<String> ignored = source.optionalColumns().stream()
                .filter(name -> !tree.reads(name))
                .toList();
        ignored.forEach(name -> problems.add(
                "%s",
                "source.yml: tables." + source.landingTable() + ".optional_columns has \"" + name + "\", which "
                        + source.selectName() + " does not read; expected a column that it names"));
        return !ignored.isEmpty();
    }

    /** By their names in lower case, tells of columns that the landing table has not, and of those that it must have and that are not given. */
    void tellOf(Collection<String> given) {
        for (String name : given) {
            if (!name.equals(SelectTree.RECORD_NO) && !table.columns().containsKey(name)) {
                problems.add(
                        "%s",
                        HomeSql.placeOf(source.written(), name) + " gives column \"" + name + "\", which landing."
                                + table.name() + " has not"
                                + Nearest.hint(name, table.columns().keySet()) + "; it has "
                                + String.join(", ", table.columns().keySet()));
            }
        }
        if (!given.contains(SelectTree.RECORD_NO)) {
            problems.add(
                    "%s",
                    HomeSql.placeOfSelect(source.written())
                            + " does not give record_no; expected it as the first column, so that a"
                            + " refused row can be found in its file");
        }
        for (LandingTable.Column column : table.columns().values()) {
            if (column.isMandatory() && !given.contains(column.name())) {
                problems.add(
                        "%s",
                        HomeSql.placeOfSelect(source.written()) + " does not give column \"" + column.name()
                                + "\", which landing." + table.name() + " must have; it gives "
                                + String.join(", ", given));
            }
        }
    }
}
