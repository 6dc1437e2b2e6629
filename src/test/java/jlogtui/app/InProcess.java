package jlogtui.app;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The whole program, run inside the test with surroundings of its own: no terminal, no environment, a clock that stands. */
final class InProcess {
    static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");

    private final Map<String, String> environment = new HashMap<>();
    private Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private Path workingDirectory = Path.of("/");
    private Terminals terminals = Terminals.NONE;
    private Optional<OutputStream> out = Optional.empty();

    /** What a run left behind. */
    record Ran(int exitCode, byte[] outBytes, byte[] errBytes) {
        String out() {
            return new String(outBytes, StandardCharsets.UTF_8);
        }

        String err() {
            return new String(errBytes, StandardCharsets.UTF_8);
        }
    }

    InProcess environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    InProcess clock(Clock newClock) {
        clock = newClock;
        return this;
    }

    InProcess in(Path directory) {
        workingDirectory = directory;
        return this;
    }

    InProcess terminals(Terminals which) {
        terminals = which;
        return this;
    }

    InProcess out(OutputStream other) {
        out = Optional.of(other);
        return this;
    }

    private Surroundings surroundings(OutputStream standardOut, OutputStream err) {
        return new Surroundings(
                new ByteArrayInputStream(new byte[0]),
                standardOut,
                err,
                Map.copyOf(environment),
                workingDirectory,
                clock,
                terminals);
    }

    /** Runs with outputs of the test's own; gives the exit code. */
    int execute(OutputStream standardOut, OutputStream err, String... args) {
        return new CommandLineProgram(surroundings(standardOut, err)).execute(args);
    }

    Ran run(String... args) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = execute(out.orElse(kept), err, args);
        return new Ran(code, kept.toByteArray(), err.toByteArray());
    }
}
