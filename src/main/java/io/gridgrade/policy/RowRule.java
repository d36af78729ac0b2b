package io.gridgrade.policy;

import io.gridgrade.value.ExitCode;
import io.gridgrade.value.UserError;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which customers a role sees: those whose column has one of some values, or who lie in a region or beneath it.
 *
 * @param column {@code region}, whose values are numbers of regions, or a column of {@code mart.customer}
 * @param values as written; {@code user.NAME} stands for an attribute of who asks
 * @param place  where it stands in {@code policies.yml}
 */
record RowRule(String column, List<String> values, String place) {
    static final String REGION = "region";
    private static final String OF_USER = "user.";

    boolean isRegion() {
        return column.equals(REGION);
    }

    /** The values that are the same whoever asks. */
    List<String> constants() {
        return values.stream().filter(value -> !value.startsWith(OF_USER)).toList();
    }

    /** The attributes that who asks must have. */
    List<String> attributes() {
        return values.stream()
                .filter(value -> value.startsWith(OF_USER))
                .map(value -> value.substring(OF_USER.length()))
                .toList();
    }

    /** The values for a reader. */
    List<String> valuesFor(Reader reader) {
        return values.stream()
                .flatMap(value -> valuesOf(value, reader))
                .distinct()
                .toList();
    }

    private static Stream<String> valuesOf(String value, Reader reader) {
        if (!value.startsWith(OF_USER)) {
            return Stream.of(value);
        }
        String attribute = value.substring(OF_USER.length());
        String given = reader.attributes().get(attribute);
        if (given == null || given.isBlank()) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    "the role \"" + reader.role().orElse("") + "\" asks for the attribute " + attribute
                            + " of who reads, which is missing; expected for example --attribute " + attribute
                            + "=VALUE");
        }
        return Arrays.stream(given.split(",", -1)).map(String::strip).filter(one -> !one.isEmpty());
    }
}
