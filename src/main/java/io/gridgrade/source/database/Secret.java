package io.gridgrade.source.database;

/** A password: it is handed to the driver, never printed, and struck out of what the driver says. */
final class Secret {
    private static final String STRUCK = "***";

    private final String text;

    Secret(String text) {
        this.text = text;
    }

    /** The password itself, for the driver alone. */
    String text() {
        return text;
    }

    /** A message without it. */
    String struckFrom(String message) {
        return text.isEmpty() ? message : message.replace(text, STRUCK);
    }

    @Override
    public String toString() {
        return STRUCK;
    }
}
