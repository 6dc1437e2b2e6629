package jlogtui.terminal;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How fast the terminal takes frames. A slow line blocks nobody: what is written to it waits somewhere on the way, for seconds or
 * minutes. So the terminal is asked now and then whether it has come so far, and as long as too much is on its way no
 * frame is to be drawn; the next one then shows what is newest. A terminal that never answers is not waited for.
 *
 * <p>Any thread may call it: one draws, one reads the answers.
 */
final class Pace {
    /** Asks for the state of the terminal; the answer is {@code ESC [ 0 n}. */
    static final String QUESTION = "\033[5n";

    private static final int ASK_FROM_BYTES = 1024;
    private static final int LEAST_WINDOW_BYTES = 2048;
    private static final int MOST_WINDOW_BYTES = 1 << 16;
    /** Longer than this an answer does not take: it is lost, or nobody answers. */
    private static final long LOST_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final int MOST_QUESTIONS = 64;

    private final LongSupplier nanoTime;
    /** By question, modulo their most: how much had been sent, how much of it had not arrived, and when. */
    private final long[] sentBefore = new long[MOST_QUESTIONS];

    private final long[] onItsWay = new long[MOST_QUESTIONS];
    private final long[] asked = new long[MOST_QUESTIONS];
    private long sent;
    private long arrived;
    private int questions;
    private int answers;
    private boolean isAnswering;
    /** Questions whose answers are not waited for any more, and may still come. */
    private int lost;

    private long window = LEAST_WINDOW_BYTES;
    private long shortest = Long.MAX_VALUE;

    Pace(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** So much has been written. */
    synchronized void sent(int bytes) {
        sent += bytes;
    }

    /** Whether to ask behind what is written now. */
    synchronized boolean wantsQuestion(int bytes) {
        long before = questions == 0 ? 0 : sentBefore[(questions - 1) % MOST_QUESTIONS];
        return isAnswering && sent + bytes - before >= ASK_FROM_BYTES && questions - answers < MOST_QUESTIONS;
    }

    /** The question has been written, behind all that has been. */
    synchronized void asked() {
        sentBefore[questions % MOST_QUESTIONS] = sent;
        onItsWay[questions % MOST_QUESTIONS] = sent - arrived;
        asked[questions % MOST_QUESTIONS] = nanoTime.getAsLong();
        questions++;
    }

    /** Answers have come. */
    synchronized void answered(int count) {
        int late = Math.min(count, lost);
        lost -= late;
        // It was only slow
        isAnswering |= late > 0;
        for (int left = count - late; left > 0 && answers < questions; left--) {
            int at = answers++ % MOST_QUESTIONS;
            arrived = sentBefore[at];
            isAnswering = true;
            adapt(nanoTime.getAsLong() - asked[at], onItsWay[at]);
        }
    }

    /** A line that answers as fast with much on its way as with little can have more; little on its way tells nothing. */
    private void adapt(long took, long bytes) {
        shortest = Math.min(shortest, took);
        if (bytes >= window / 2 && took < shortest + shortest / 4 + TimeUnit.MILLISECONDS.toNanos(20)) {
            window = Math.min(MOST_WINDOW_BYTES, 2 * window);
        } else if (took > 2 * shortest + TimeUnit.MILLISECONDS.toNanos(50)) {
            window = Math.max(LEAST_WINDOW_BYTES, window / 2);
        }
    }

    /** Whether so much is on its way that the next frame has to wait. */
    synchronized boolean isBehind() {
        return isAnswerDue() && isAnswering && sent - arrived > window;
    }

    /** Whether an answer is on its way. */
    synchronized boolean isAnswerDue() {
        if (answers < questions && nanoTime.getAsLong() - asked[(questions - 1) % MOST_QUESTIONS] > LOST_NANOS) {
            lost += questions - answers;
            forget();
            isAnswering = false;
        }
        return answers < questions;
    }

    /** Milliseconds that are worth waiting for the last answers, so that they do not reach somebody else. */
    synchronized int patienceMillis() {
        return !isAnswerDue() ? 0 : isAnswering ? 1500 : 500;
    }

    /** What has not been answered is not waited for any more. */
    synchronized void forget() {
        answers = questions;
        arrived = sent;
    }
}
