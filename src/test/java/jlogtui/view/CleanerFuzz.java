package jlogtui.view;

/** Any bytes as a message on the screen: nothing in their cells can control it, and they are those of a plain reference. */
public final class CleanerFuzz {
    private CleanerFuzz() {}

    /** Fails with an {@link Error} or a {@link RuntimeException} where a promise does not hold. */
    public static void fuzzerTestOneInput(byte[] data) {
        int maxColumns = data.length % 3 == 0 ? data.length / 2 : 10_000;
        TextCleanerRandomTest.check(data, maxColumns, "");
    }
}
