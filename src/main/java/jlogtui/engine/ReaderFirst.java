package jlogtui.engine;

import java.util.concurrent.TimeUnit;

/** Lets work in the background wait while a page is being read, so that disk and processors are the reader's. */
final class ReaderFirst {
    /** A page that takes longer, such as one behind a rare filter, does not stop everything else. */
    private static final long MOST_MILLIS = 50;

    private boolean reading;

    /** A page is being read from now on. */
    synchronized void begin() {
        reading = true;
    }

    /** It has been read. */
    synchronized void end() {
        reading = false;
        notifyAll();
    }

    /** Whether a page is being read. */
    synchronized boolean isReading() {
        return reading;
    }

    /** Waits until no page is being read, but not for long. */
    synchronized void giveWay() {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MOST_MILLIS);
        try {
            long left = MOST_MILLIS;
            while (reading && left > 0) {
                wait(left);
                left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts these threads", e);
        }
    }
}
