package jlogtui.torture;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * The lines that Docker is known to have written: of each run and stream all up to the last one that anybody has found,
 * but for those that a killed daemon took with it.
 */
final class Written {
    /** One run of a container, and one of its streams. */
    record Key(String container, long run, boolean error) {}

    private final Map<Key, Long> last = new HashMap<>();
    /** The last lines in the files while there was no daemon: what comes right behind them it had read and not written. */
    private final Map<Key, List<Long>> frozen = new HashMap<>();

    Map<Key, Long> last() {
        return last;
    }

    void note(String container, NumberedLine line) {
        last.merge(new Key(container, line.run(), line.error()), line.index(), Math::max);
    }

    /** Takes note of all that lies in a container's files now. */
    void look(Path directory, String container) throws IOException {
        for (Path file : files(directory)) {
            read(file, container);
        }
    }

    /** The same, while there is no daemon. */
    void freeze(Path directory, String container) throws IOException {
        look(directory, container);
        for (Map.Entry<Key, Long> entry : last.entrySet()) {
            if (entry.getKey().container().equals(container)) {
                frozen.computeIfAbsent(entry.getKey(), key -> new ArrayList<>()).add(entry.getValue());
            }
        }
    }

    /** How many lines, from this one on to the last of a stretch, Docker has never written. */
    long neverWritten(Key key, long from, long to) {
        long most = 0;
        for (long end : frozen.getOrDefault(key, List.of())) {
            if (end + 1 >= from && end < to) {
                most = Math.max(most, to - end);
            }
        }
        return most;
    }

    private static List<Path> files(Path directory) throws IOException {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory, "*-json.log*")) {
                stream.forEach(files::add);
            }
        }
        return files;
    }

    void read(Path file, String container) {
        try (InputStream bytes = open(file);
                BufferedReader lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                // The daemon is at work: a line may be half written, or stand behind a hole
                int start = Math.max(0, line.lastIndexOf("{\"log\""));
                Optional<NumberedLine> numbered =
                        line.endsWith("}") ? NumberedLine.of(line.substring(start)) : Optional.empty();
                numbered.ifPresent(found -> note(container, found));
            }
        } catch (IOException e) {
            // Gone, renamed or half compressed by now: then this file tells nothing
        }
    }

    private static InputStream open(Path file) throws IOException {
        InputStream in = new FileInputStream(file.toFile());
        try {
            return file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }
}
