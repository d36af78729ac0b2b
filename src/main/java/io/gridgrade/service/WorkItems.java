package io.gridgrade.service;

import io.gridgrade.engine.Row;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Nearest;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Warehouse;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The work of a closed month, by station and role.
 *
 * @param lists the stations and roles that have any: {@code region_key}, {@code region_name}, {@code region_name_en},
 *              {@code owner_role_code}, {@code action_count}
 */
public record WorkItems(Warehouse published, Period period, List<Row> lists) {
    /** All of a month, or those of a station or role alone; one that has nothing to do is told. */
    public static WorkItems of(Warehouse published, Period period, Optional<String> station, Optional<String> role) {
        List<Row> all = published.query("service/work_list", Parameters.none().forPeriod(period));
        if (all.isEmpty()) {
            throw new UserError(
                    ExitCode.PRECONDITION,
                    "nothing is due of " + period
                            + " in what is published; expected a month that was closed under service"
                            + " rules; close it with: gridgrade close");
        }
        List<Row> ofStation =
                only(all, station, "--station", row -> Stream.of(row.text("region_name_en"), row.text("region_name"))
                        .distinct());
        return new WorkItems(
                published, period, only(ofStation, role, "--role", row -> Stream.of(row.text("owner_role_code"))));
    }

    private static List<Row> only(
            List<Row> all, Optional<String> asked, String option, Function<Row, Stream<String>> names) {
        if (asked.isEmpty()) {
            return all;
        }
        List<Row> found = all.stream()
                .filter(row -> names.apply(row).anyMatch(asked.get()::equals))
                .toList();
        if (found.isEmpty()) {
            TreeSet<String> known = new TreeSet<>();
            all.forEach(row -> names.apply(row).forEach(known::add));
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    option + " \"" + asked.get() + "\" has nothing to do" + Nearest.hint(asked.get(), known)
                            + "; expected one of " + String.join(", ", known));
        }
        return found;
    }

    /** What the inputs are called of which the reasons of actions speak. */
    public List<Row> inputs() {
        return published.query("service/input_word", Parameters.none());
    }

    /** The actions of one of the lists, the soonest first, each with whether it {@code is_served}. */
    public List<Row> of(Row list) {
        return ofList("service/work_item", list);
    }

    /** What the role of a list had not enough of, at its station and in all, as it was shared at the close. */
    public List<Row> lacking(Row list) {
        return ofList("service/work_scarce", list);
    }

    private List<Row> ofList(String query, Row list) {
        return published.query(
                query,
                Parameters.none()
                        .forPeriod(period)
                        .with("region_key", list.integer("region_key"))
                        .with("owner_role_code", list.text("owner_role_code")));
    }
}
