package jlogtui.engine;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import jlogtui.testkit.Await;
import org.junit.jupiter.api.Test;

class ReaderFirstTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final ReaderFirst first = new ReaderFirst();

    @Test
    void nobodyWaitsWhileNothingIsRead() {
        assertFalse(first.isReading());
        first.giveWay();
    }

    @Test
    void whoGivesWayGoesOnWhenThePageIsRead() throws InterruptedException {
        // Each wait is cut short after a while, so one that waits for the end may have waited more than once
        first.begin();
        assertTrue(first.isReading());
        AtomicBoolean wasReading = new AtomicBoolean();
        CountDownLatch waits = new CountDownLatch(1);
        Thread background = new Thread(() -> {
            waits.countDown();
            while (first.isReading()) {
                first.giveWay();
            }
            wasReading.set(first.isReading());
        });
        background.start();
        waits.await();
        Await.until(LIMIT, "the background waits", () -> background.getState() == Thread.State.TIMED_WAITING);
        first.end();
        Await.until(LIMIT, "the background goes on", () -> !background.isAlive());
        assertFalse(wasReading.get());
    }

    @Test
    void aPageThatTakesLongDoesNotStopEverythingElse() {
        first.begin();
        first.giveWay();
        assertTrue(first.isReading(), "it went on all the same");
    }
}
