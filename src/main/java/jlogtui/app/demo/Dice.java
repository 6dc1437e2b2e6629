package jlogtui.app.demo;

import java.time.Instant;
import java.util.Random;

/** Everything in the demo that is left to chance. */
final class Dice {
    private static final String HEX = "0123456789abcdef";

    private final Random random;

    Dice(Random random) {
        this.random = random;
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** A number from {@code low} to {@code high}, both included. */
    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    String hex(int digits) {
        var text = new StringBuilder(digits);
        for (int i = 0; i < digits; i++) {
            text.append(HEX.charAt(random.nextInt(16)));
        }
        return text.toString();
    }

    /** A time that many microseconds later, with nanoseconds of its own. */
    Instant after(Instant time, int lowMicros, int highMicros) {
        return time.plusNanos(between(lowMicros, highMicros) * 1_000L + random.nextInt(1_000));
    }

    /** A time within the second that begins at {@code second}. */
    Instant within(Instant second) {
        return second.plusNanos(random.nextInt(1_000_000_000));
    }

    /** How many times something happens that happens {@code rate} times on average. */
    int times(double rate) {
        int whole = (int) rate;
        return whole + (chance(rate - whole) ? 1 : 0);
    }

    /** An address of the ranges that are kept for examples. */
    String address() {
        return pick("203.0.113.", "198.51.100.", "192.0.2.") + between(1, 254);
    }
}
