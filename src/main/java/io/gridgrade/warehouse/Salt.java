package io.gridgrade.warehouse;

import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Hash;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.UserError;
import io.gridgrade.value.Whole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The home's secret, by which the number of a forgotten customer is known again without being kept. It stands in a file
 * of its own, so that who has the warehouse, or what is published of it, cannot try numbers.
 */
public record Salt(String text) {
    private static final int BYTES = 32;

    /** Whether customers were forgotten, so that the home must have its salt. */
    public static boolean isNeeded(Warehouse warehouse) {
        return warehouse
                        .query("warehouse/forgotten_hash_count", Parameters.none())
                        .get(0)
                        .longInteger("row_count")
                > 0;
    }

    /** The home's; an error when there is none, for then nobody could be refused. */
    public static Salt read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UserError(
                    ExitCode.PRECONDITION,
                    "customers were forgotten in this home, but its " + file.getFileName()
                            + " is missing, so that they cannot be told from others; expected " + file
                            + "; bring it back from a backup");
        }
        try {
            return new Salt(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to read " + file, e);
        }
    }

    /** The home's, drawn now when there is none; only the owner may read it. */
    public static Salt readOrDraw(Path file) {
        if (!Files.exists(file)) {
            byte[] drawn = new byte[BYTES];
            new SecureRandom().nextBytes(drawn);
            try {
                Whole.write(file, (HexFormat.of().formatHex(drawn) + "\n").getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException("Unable to write " + file, e);
            }
        }
        return read(file);
    }

    /** The hash of a number, as the warehouse keeps it; source/refuse_forgotten takes the same. */
    public String hashOf(String number) {
        return Hash.of(text + "/" + number);
    }

    @Override
    public String toString() {
        return "Salt";
    }
}
