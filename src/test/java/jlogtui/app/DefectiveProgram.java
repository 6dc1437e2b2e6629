package jlogtui.app;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The program with a clock that breaks on the thread that draws, as soon as the file named by the environment variable
 * {@code BREAK} exists.
 */
public final class DefectiveProgram {
    private DefectiveProgram() {}

    public static void main(String[] args) {
        Surroundings surroundings = new Surroundings(
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                System.getenv(),
                Path.of("").toAbsolutePath(),
                new BreakingClock(Path.of(System.getenv("BREAK"))),
                Terminals.ofProcess());
        Runtime.getRuntime().halt(new CommandLineProgram(surroundings).execute(args));
    }

    private static final class BreakingClock extends Clock {
        private final Path trigger;
        private final Thread drawing = Thread.currentThread();

        BreakingClock(Path trigger) {
            this.trigger = trigger;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            if (Thread.currentThread() == drawing && Files.exists(trigger)) {
                throw new IllegalStateException("the clock is broken");
            }
            return Clock.systemUTC().instant();
        }
    }
}
