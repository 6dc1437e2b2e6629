package jlogtui.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a viewer has shown, missed and told.
 *
 * @param neverWritten lines that a killed daemon had read from a container and not written
 * @param told lines that it did not show, and said so
 * @param unknowable lines that nobody can know of, as {@link TortureIT} says
 * @param silent stretches that it did not show and said nothing about
 */
record Verdict(
        String viewer,
        Seen seen,
        long neverWritten,
        long told,
        long unknowable,
        List<Seen.Stretch> silent,
        int losses) {
    /** A line with what Docker puts around it. */
    private static final int LEAST_LINE_BYTES = 110;
    /** Docker's two streams are not copied at the same moment. */
    private static final long SLACK_NANOS = 100_000_000L;
    /** What has no time of its own is told as of when it was seen, which takes as long as the viewer stands still. */
    private static final long LATE_NANOS = 15_000_000_000L;

    /**
     * Something that a viewer has said.
     *
     * @param source what the viewer calls the container
     * @param hole bytes of a hole in a file that had lines before it was emptied; else 0
     */
    record Loss(String source, long nanos, String text, long hole) {
        Loss(String source, long nanos, String text) {
            this(source, nanos, text, 0);
        }

        static Loss hole(String source, long bytes) {
            return new Loss(source, 0, "", bytes);
        }

        private boolean covers(Seen.Stretch stretch) {
            if (hole > 0) {
                return stretch.lines() * LEAST_LINE_BYTES <= hole;
            }
            long late = text.contains("up to") ? SLACK_NANOS : LATE_NANOS;
            boolean isLater = stretch.afterNanos() == Long.MIN_VALUE || nanos >= stretch.afterNanos() - SLACK_NANOS;
            return isLater && (stretch.beforeNanos() == Long.MAX_VALUE || nanos <= stretch.beforeNanos() + late);
        }
    }

    /** Whether a loss is told of the container of a stretch. */
    @FunctionalInterface
    interface Names {
        boolean mayBe(String source, String container);
    }

    static Verdict of(
            String viewer, Seen seen, Written written, List<Loss> losses, Names names, Predicate<String> isUnknowable) {
        long never = 0;
        long told = 0;
        long unknowable = 0;
        List<Seen.Stretch> silent = new ArrayList<>();
        for (Seen.Stretch stretch : seen.missing(written)) {
            long lost = written.neverWritten(stretch.key(), stretch.from(), stretch.to());
            never += lost;
            boolean isTold = false;
            for (Loss loss : losses) {
                isTold |= names.mayBe(loss.source(), stretch.key().container()) && loss.covers(stretch);
            }
            long lines = stretch.lines() - lost;
            if (lines == 0) {
                continue;
            }
            if (isTold) {
                told += lines;
            } else if (isUnknowable.test(stretch.key().container()) || isBeforeTheFirstLook(stretch)) {
                unknowable += lines;
            } else {
                silent.add(stretch);
            }
        }
        return new Verdict(viewer, seen, never, told, unknowable, silent, losses.size());
    }

    /** Of a log whose first files are gone nobody can tell whether there were any. */
    private static boolean isBeforeTheFirstLook(Seen.Stretch stretch) {
        return stretch.afterNanos() == Long.MIN_VALUE && !stretch.isEnd();
    }

    long silentLines() {
        long lines = 0;
        for (Seen.Stretch stretch : silent) {
            lines += stretch.lines();
        }
        return lines;
    }

    /** Whether lines that nothing was shown behind may still come. */
    boolean isWaiting() {
        return silent.stream().anyMatch(Seen.Stretch::isEnd);
    }

    String figures() {
        return viewer + ": seen " + seen.lines() + ", doubled " + seen.doubled() + ", out of order "
                + seen.disordered() + ", missing and told as a gap " + told + " (in " + losses
                + " messages), missing silently " + silentLines() + ", not to be known " + unknowable
                + ", never written by a killed daemon " + neverWritten;
    }
}
