package jlogtui.docker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** The sources as a table for people and as JSON for programs. Measures the log files; reads nothing else. */
public final class SourceTable {
    private static final List<String> HEADER =
            List.of("NAME", "ID", "STATE", "SINCE", "SIZE", "ROTATION", "SERVICE", "IMAGE", "LOG");
    private static final int SIZE_COLUMN = HEADER.indexOf("SIZE");
    private static final String NOTHING = "-";
    private static final String UNITS = "kMGTPE";

    private final Instant now;
    private final LogSize logSize;

    /**
     * Makes a table.
     *
     * @param now the present, for "since"
     */
    public SourceTable(Instant now) {
        this(now, new RealDisk());
    }

    SourceTable(Instant now, Disk disk) {
        this.now = now;
        this.logSize = new LogSize(disk);
    }

    /** An aligned table with a header; each line ends in a line feed. */
    public String text(List<Container> containers) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADER);
        containers.forEach(c -> rows.add(row(c)));
        int[] widths = new int[HEADER.size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], width(row.get(column)));
            }
        }
        StringBuilder text = new StringBuilder();
        rows.forEach(row -> append(text, row, widths));
        return text.toString();
    }

    private static void append(StringBuilder text, List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = row.get(column);
            String blanks = " ".repeat(widths[column] - width(cell));
            line.append(column == SIZE_COLUMN ? blanks + cell : cell + blanks).append("  ");
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }

    private List<String> row(Container container) {
        OptionalLong size = logSize.read(container.files());
        String service =
                container.service().isEmpty() ? container.project() : container.project() + "/" + container.service();
        List<String> cells = Arrays.asList(
                container.name(),
                container.shortId(),
                state(container.run()),
                since(container.run()),
                size.isPresent() ? size(size.getAsLong()) : "",
                container.logging().rotation().text(),
                service,
                container.image(),
                log(container));
        cells.replaceAll(cell -> cell.isEmpty() ? NOTHING : Inert.text(cell));
        return cells;
    }

    private static String state(Run run) {
        StringBuilder text = new StringBuilder(word(run));
        if (run.hasEnded()) {
            text.append(' ').append(run.exitCode());
        }
        if (run.oomKilled()) {
            text.append(" oom");
        }
        if (run.restartCount() > 0) {
            text.append(" ×").append(run.restartCount());
        }
        return text.toString();
    }

    private static String word(Run run) {
        return run.state().name().toLowerCase(Locale.ROOT);
    }

    private String since(Run run) {
        Optional<Instant> from = run.hasEnded() ? run.finishedAt() : run.startedAt();
        return from.map(time -> age(Duration.between(time, now))).orElse("");
    }

    private static String age(Duration age) {
        if (age.toDays() > 0) {
            return age.toDays() + "d";
        }
        if (age.toHours() > 0) {
            return age.toHours() + "h";
        }
        return age.toMinutes() > 0 ? age.toMinutes() + "m" : Math.max(0, age.toSeconds()) + "s";
    }

    /** Decimal units, as Docker's {@code max-size}; the number is cut, never rounded up to a limit it has not reached. */
    private static String size(long bytes) {
        if (bytes < 1000) {
            return bytes + "B";
        }
        long tenths = bytes / 100;
        int unit = 0;
        while (tenths >= 10_000) {
            tenths /= 1000;
            unit++;
        }
        String number = tenths < 100 ? tenths / 10 + "." + tenths % 10 : Long.toString(tenths / 10);
        return number + UNITS.charAt(unit) + "B";
    }

    private static String log(Container container) {
        if (!container.isReadable()) {
            return container.problem();
        }
        int moved = container.files().moved().size();
        return container.logging().driver()
                + (container.logging().nonBlocking() ? ", non-blocking" : "")
                + (moved == 0 ? "" : ", " + moved + " moved aside");
    }

    /** One JSON object a line; keys are left out where there is nothing to say. Sizes are in bytes. */
    public String json(List<Container> containers) {
        StringBuilder lines = new StringBuilder();
        containers.forEach(c -> lines.append(object(c)).append('\n'));
        return lines.toString();
    }

    private ObjectNode object(Container container) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        put(object, "container", container.name());
        put(object, "id", container.id());
        put(object, "project", container.project());
        put(object, "service", container.service());
        put(object, "image", container.image());
        putRun(object, container.run());
        if (container.tty()) {
            object.put("tty", true);
        }
        putLogging(object, container.logging());
        put(object, "problem", container.problem());
        put(object, "log", container.files().live().toString());
        logSize.read(container.files()).ifPresent(size -> object.put("size", size));
        container.files().moved().forEach(path -> object.withArray("moved").add(Inert.text(path.toString())));
        return object;
    }

    private static void putRun(ObjectNode object, Run run) {
        put(object, "state", word(run));
        if (run.hasEnded()) {
            object.put("exitCode", run.exitCode());
        }
        if (run.oomKilled()) {
            object.put("oomKilled", true);
        }
        run.startedAt().ifPresent(time -> object.put("startedAt", time.toString()));
        run.finishedAt().ifPresent(time -> object.put("finishedAt", time.toString()));
        if (run.restartCount() > 0) {
            object.put("restarts", run.restartCount());
        }
    }

    private static void putLogging(ObjectNode object, Logging logging) {
        put(object, "driver", logging.driver());
        if (logging.nonBlocking()) {
            object.put("mode", "non-blocking");
        }
        if (logging.rotation().maxSizeBytes() > 0) {
            object.put("maxSize", logging.rotation().maxSizeBytes());
            object.put("maxFile", logging.rotation().maxFiles());
        }
        if (logging.rotation().compress()) {
            object.put("compress", true);
        }
    }

    private static void put(ObjectNode object, String key, String value) {
        if (!value.isEmpty()) {
            object.put(key, Inert.text(value));
        }
    }
}
