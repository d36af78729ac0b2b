package io.gridgrade;

/**
 * How much of a test that is long by nature is done: a sample in every build, all of it in the profile {@code thorough}. A
 * class that takes a sample is tagged {@code sampled}, one that runs in the profile alone {@code thorough}.
 */
public final class Thorough {
    private Thorough() {}

    public static boolean isOn() {
        return Boolean.getBoolean("gridgrade.thorough");
    }

    public static int of(int sample, int all) {
        return isOn() ? all : sample;
    }
}
