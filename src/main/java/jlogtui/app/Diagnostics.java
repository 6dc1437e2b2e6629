package jlogtui.app;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** What {@code --debug FILE} writes; nothing without it. May be used by any thread. */
final class Diagnostics implements Closeable, Consumer<String> {
    static final Diagnostics NONE = new Diagnostics(null, null);

    private final Path path;
    private final PrintWriter writer;

    private Diagnostics(Path path, PrintWriter writer) {
        this.path = path;
        this.writer = writer;
    }

    static Diagnostics to(Optional<Path> file) throws Refusal {
        if (file.isEmpty()) {
            return NONE;
        }
        try {
            return new Diagnostics(
                    file.get(), new PrintWriter(Files.newBufferedWriter(file.get(), StandardCharsets.UTF_8), true));
        } catch (IOException e) {
            throw new Refusal(Exit.FAILED, "cannot write diagnostics to " + file.get() + ": " + e.getMessage() + ".");
        }
    }

    Optional<Path> path() {
        return Optional.ofNullable(path);
    }

    @Override
    public void accept(String text) {
        note(text);
    }

    synchronized void note(String text) {
        if (writer != null) {
            writer.println(Instant.now() + " " + text);
        }
    }

    synchronized void defect(Throwable defect) {
        if (writer != null) {
            writer.println(Instant.now() + " defect");
            defect.printStackTrace(writer);
        }
    }

    @Override
    public synchronized void close() {
        if (writer != null) {
            writer.close();
        }
    }
}
