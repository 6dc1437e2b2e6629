package jlogtui.app;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import jlogtui.testkit.Await;

/** The whole program with {@code -f}, on a thread of its own. It ends as it does in a shell: its reader goes away. */
final class Following {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Pipe out = new Pipe();
    private final Pipe err = new Pipe();
    private final Thread thread;
    private volatile int exitCode = -1;

    /** Kept bytes, until the reader goes away. */
    private static final class Pipe extends OutputStream {
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private boolean broken;

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public synchronized void write(byte[] bytes, int from, int length) throws IOException {
            if (broken) {
                throw new IOException("Broken pipe");
            }
            kept.write(bytes, from, length);
        }

        private synchronized String text() {
            return kept.toString(StandardCharsets.UTF_8);
        }

        private synchronized void breakOff() {
            broken = true;
        }
    }

    Following(InProcess program, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.add("-f");
        all.add("--plain");
        thread = new Thread(() -> exitCode = program.execute(out, err, all.toArray(String[]::new)), "follower");
        thread.setDaemon(true);
        thread.start();
    }

    String out() {
        return out.text();
    }

    String err() {
        return err.text();
    }

    void awaitOut(String wanted) {
        await(wanted, this::out, "standard output");
    }

    void awaitErr(String wanted) {
        await(wanted, this::err, "standard error");
    }

    private void await(String wanted, Supplier<String> found, String what) {
        try {
            Await.until(
                    LIMIT,
                    what,
                    () -> found.get().length() >= wanted.length()
                                    && !found.get().isEmpty()
                            || !thread.isAlive());
        } catch (AssertionError late) {
            Outputs.assertSame(wanted, found.get(), what + " after " + LIMIT);
        }
        Outputs.assertSame(wanted, found.get(), what);
    }

    /** Waits for the end that comes by itself. */
    int awaitEnd() {
        try {
            thread.join(LIMIT.toMillis());
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted while waiting", e);
        }
        assertFalse(thread.isAlive(), "the program goes on; it wrote\n" + out() + err());
        return exitCode;
    }

    /**
     * Takes the reader away and waits for the end.
     *
     * @param nudge writes one more line: only then does the program see that nobody reads
     */
    int stop(Runnable nudge) {
        out.breakOff();
        err.breakOff();
        nudge.run();
        return awaitEnd();
    }
}
