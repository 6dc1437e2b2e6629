package jlogtui.app.demo;

import java.time.Duration;
import java.time.Instant;

/** When what happens: the database fails a quarter of an hour before the demo opens, and hiccups now and then after. */
final class Story {
    /** How much of the past is made up. */
    static final Duration PAST = Duration.ofHours(1);

    private static final long SLOW_FROM = -900;
    private static final long DOWN_FROM = -840;
    private static final long BACK_FROM = -690;
    private static final long CALM_FROM = -630;
    private static final long HICCUP_EVERY = 200;
    private static final long HICCUP_AT = 150;

    private final Instant opening;

    /** How the database is doing. */
    enum Database {
        WELL,
        SLOW,
        DOWN
    }

    Story(Instant opening) {
        this.opening = opening;
    }

    Instant beginning() {
        return opening.minus(PAST);
    }

    Instant opening() {
        return opening;
    }

    Instant crash() {
        return opening.plusSeconds(DOWN_FROM);
    }

    Instant recovery() {
        return opening.plusSeconds(BACK_FROM);
    }

    /** When the nightly report starts, and when it has eaten all memory. */
    Instant reportStart() {
        return opening.minusSeconds(3120);
    }

    Instant reportEnd() {
        return opening.minusSeconds(1871);
    }

    Database database(Instant time) {
        long second = secondOf(time);
        if (second >= 0) {
            long hiccup = second % HICCUP_EVERY - HICCUP_AT;
            if (hiccup < 0 || hiccup >= 10) {
                return Database.WELL;
            }
            boolean severe = second / HICCUP_EVERY % 3 == 2 && hiccup >= 3 && hiccup < 8;
            return severe ? Database.DOWN : Database.SLOW;
        }
        if (second < SLOW_FROM || second >= CALM_FROM) {
            return Database.WELL;
        }
        return second >= DOWN_FROM && second < BACK_FROM ? Database.DOWN : Database.SLOW;
    }

    /** Requests a second: calm, with a slow swell, a rush now and then, and more of them when people press reload. */
    double load(Instant time) {
        long second = secondOf(time);
        double swell = 1 + 0.4 * Math.sin(second / 140.0) + 0.2 * Math.sin(second / 23.0);
        double impatience = database(time) == Database.DOWN ? 1.5 : 1;
        if (second < 0) {
            return 0.5 * swell * impatience;
        }
        boolean rush = second % 47 >= 40 && second % 47 < 43;
        return (rush ? 8 : 1.6) * swell * impatience;
    }

    private long secondOf(Instant time) {
        return Math.floorDiv(Duration.between(opening, time).toMillis(), 1000L);
    }
}
