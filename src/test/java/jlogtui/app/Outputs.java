package jlogtui.app;

import static org.junit.jupiter.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Compares long outputs and shows where they part, not all of them. */
final class Outputs {
    private static final int BEFORE = 120;
    private static final int AFTER = 200;

    private Outputs() {}

    static void assertSame(byte[] wanted, byte[] found, String what) {
        int at = Arrays.mismatch(wanted, found);
        if (at >= 0) {
            fail(what + ": at byte " + at + " of " + wanted.length + " wanted, " + found.length + " found\n  wanted … "
                    + around(wanted, at) + "\n  found  … " + around(found, at));
        }
    }

    static void assertSame(String wanted, String found, String what) {
        assertSame(wanted.getBytes(StandardCharsets.UTF_8), found.getBytes(StandardCharsets.UTF_8), what);
    }

    private static String around(byte[] bytes, int at) {
        int from = Math.max(0, at - BEFORE);
        int to = Math.min(bytes.length, at + AFTER);
        return new String(bytes, from, to - from, StandardCharsets.UTF_8).replace("\n", "⏎");
    }
}
