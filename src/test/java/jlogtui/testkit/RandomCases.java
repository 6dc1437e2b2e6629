package jlogtui.testkit;

import java.util.Random;

/**
 * Random cases that can be repeated: a failure tells its seed, and {@code -Djlogtui.seed=N} runs that case alone. The
 * seeds of a run are always the same ones, unless {@code -Djlogtui.salt=N} asks for others.
 */
public final class RandomCases {
    private RandomCases() {}

    /** One case; everything random in it must come from {@code random}. */
    @FunctionalInterface
    public interface Case {
        void run(Random random) throws Exception;
    }

    /** Runs {@code count} cases, each with a seed of its own, up to the first that fails. */
    public static void check(int count, Case body) {
        Long only = Long.getLong("jlogtui.seed");
        if (only != null) {
            run(only, body);
            return;
        }
        long salt = Long.getLong("jlogtui.salt", 0);
        for (int i = 0; i < count; i++) {
            // neighbouring seeds of Random begin alike
            run(new Random(salt * 1_000_003 + i).nextInt(Integer.MAX_VALUE), body);
        }
    }

    private static void run(long seed, Case body) {
        try {
            body.run(new Random(seed));
        } catch (Exception | AssertionError e) {
            throw new AssertionError(
                    "case with seed " + seed + " failed, repeat it with -Djlogtui.seed=" + seed + ": " + e, e);
        }
    }
}
