package io.gridgrade.cli;

/** The entry point of the command line. */
public final class Main {
    private Main() {}

    /** Runs a command. */
    public static void main(String[] arguments) {
        System.exit(70);
    }
}
