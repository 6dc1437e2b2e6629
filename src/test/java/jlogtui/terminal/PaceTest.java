package jlogtui.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceTest {
    private long now = 1;
    private final Pace pace = new Pace(() -> now);

    private void pass(int millis) {
        now += TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /** Asks at the start, as a session does, and lets the terminal answer. */
    private void begin(int millis) {
        pace.asked();
        pass(millis);
        pace.answered(1);
    }

    private void frame(int bytes) {
        boolean asks = pace.wantsQuestion(bytes);
        pace.sent(bytes);
        if (asks) {
            pace.asked();
        }
    }

    @Test
    void aTerminalThatNeverAnswersIsNotWaitedFor() {
        pace.asked();
        for (int at = 0; at < 100; at++) {
            assertFalse(pace.wantsQuestion(10_000));
            frame(10_000);
            assertFalse(pace.isBehind());
        }
        assertEquals(500, pace.patienceMillis());
        pass(10_001);
        assertFalse(pace.isAnswerDue());
        assertEquals(0, pace.patienceMillis());
    }

    @Test
    void aTerminalThatWasSilentForLongIsPacedAgain() {
        begin(20);
        frame(10_000);
        pass(10_001);
        assertFalse(pace.isBehind());
        assertFalse(pace.wantsQuestion(10_000));
        pace.answered(1);
        frame(10_000);
        assertTrue(pace.isBehind());
        pass(20);
        pace.answered(1);
        assertFalse(pace.isBehind());
    }

    @Test
    void smallFramesAreNotHeldUpAndLargeOnesAreOneAtATime() {
        begin(300);
        frame(300);
        frame(300);
        assertFalse(pace.isAnswerDue());
        frame(10_000);
        assertTrue(pace.isBehind());
        pass(1300);
        assertTrue(pace.isBehind());
        pace.answered(1);
        assertFalse(pace.isBehind());
    }

    @Test
    void aFastLineGetsMoreOnItsWayAndASlowOneLess() {
        begin(100);
        for (int at = 0; at < 20; at++) {
            frame(1200);
            pass(100);
            pace.answered(1);
        }
        frame(5000);
        assertTrue(pace.isBehind(), "small frames tell nothing");
        pass(100);
        pace.answered(1);
        for (int at = 0; at < 10; at++) {
            frame(40_000);
            pass(100);
            pace.answered(1);
        }
        for (int at = 0; at < 10; at++) {
            frame(6000);
            assertFalse(pace.isBehind(), "frame " + at);
        }
        frame(6000);
        assertTrue(pace.isBehind());
        for (int at = 0; at < 11; at++) {
            pass(1000);
            pace.answered(1);
        }
        frame(2500);
        assertTrue(pace.isBehind());
    }

    @Test
    void anAnswerThatIsLostHoldsUpForALittleWhileOnly() {
        begin(10);
        frame(70_000);
        assertTrue(pace.isBehind());
        pass(10_001);
        assertFalse(pace.isBehind());
        frame(70_000);
        assertFalse(pace.isBehind());
    }

    @Test
    void answersThatNobodyAskedForMeanNothing() {
        pace.answered(3);
        assertFalse(pace.wantsQuestion(5000));
        begin(10);
        pace.answered(7);
        frame(70_000);
        assertTrue(pace.isBehind());
        pace.forget();
        assertFalse(pace.isBehind());
        assertEquals(0, pace.patienceMillis());
    }
}
