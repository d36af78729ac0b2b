package io.gridgrade.value;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which GridGrade this is. */
public final class Version {
    private static final String VERSION = read();

    private Version() {}

    /** The version, such as 0.1.0. */
    public static String text() {
        return VERSION;
    }

    private static String read() {
        try (InputStream stream = Version.class.getResourceAsStream("/gridgrade-version.properties")) {
            Properties properties = new Properties();
            properties.load(stream);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to read the version of GridGrade", e);
        }
    }
}
