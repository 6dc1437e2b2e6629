package jlogtui.app;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The tables of the independent program: records and damaged spans, oldest first.
 *
 * @param records what can be read
 * @param spans what cannot
 */
record Oracle(List<Row> records, List<Span> spans) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final DateTimeFormatter NANOS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.nnnnnnnnn'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /**
     * A record.
     *
     * @param file its file's name, with ID for the container's id
     * @param log null where only a hash of it is kept
     */
    record Row(String file, long offset, String stream, String time, String log) {
        Instant instant() {
            return Instant.parse(time);
        }
    }

    /** A stretch that holds no record. */
    record Span(String file, long offset, long length) {}

    static Oracle read(Path table) throws IOException {
        List<Row> records = new ArrayList<>();
        List<Span> spans = new ArrayList<>();
        for (String line : Files.readAllLines(table, StandardCharsets.UTF_8)) {
            String[] cells = line.split("\t", -1);
            long offset = Long.parseLong(cells[2]);
            if (cells[0].equals("R")) {
                String log = cells[5].startsWith("\"") ? JSON.readValue(cells[5], String.class) : null;
                records.add(new Row(cells[1], offset, cells[3], cells[4], log));
            } else {
                spans.add(new Span(cells[1], offset, Long.parseLong(cells[3])));
            }
        }
        return new Oracle(records, spans);
    }

    /** Whether every message is kept as a whole, so that {@link #render} can be used. */
    boolean isWhole() {
        return records.stream().allMatch(row -> row.log() != null);
    }

    /** What a right {@code docker logs} prints of records without attributes, by the rules and not by our program. */
    byte[] render(DockerCase.Command command, String stream) {
        String tail = command.value("--tail");
        int last = tail == null ? records.size() : Math.min(records.size(), Integer.parseInt(tail));
        String since = command.value("--since");
        String until = command.value("--until");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Row row : records.subList(records.size() - last, records.size())) {
            boolean early = since != null && row.instant().isBefore(Instant.parse(since));
            boolean late = until != null && row.instant().isAfter(Instant.parse(until));
            if (row.stream().equals(stream) && !early && !late) {
                String time = command.options().contains("-t") ? NANOS.format(row.instant()) + " " : "";
                String details = command.options().contains("--details") ? " " : "";
                out.writeBytes((time + details + row.log()).getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }
}
