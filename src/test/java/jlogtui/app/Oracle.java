package jlogtui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
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
     * @param log the message; where only a hash of it is kept, Jackson's reading of the file, which must have this hash
     */
    record Row(String file, long offset, String stream, String time, String log) {
        Instant instant() {
            return Instant.parse(time);
        }
    }

    /** A stretch that holds no record. */
    record Span(String file, long offset, long length) {}

    static Oracle read(Path table, Path container) throws IOException {
        List<Row> records = new ArrayList<>();
        List<Span> spans = new ArrayList<>();
        for (String line : Files.readAllLines(table, StandardCharsets.UTF_8)) {
            String[] cells = line.split("\t", -1);
            long offset = Long.parseLong(cells[2]);
            if (cells[0].equals("R")) {
                String log = cells[5].startsWith("\"")
                        ? JSON.readValue(cells[5], String.class)
                        : hashed(LogBytes.line(container, cells[1], offset), cells[5]);
                records.add(new Row(cells[1], offset, cells[3], cells[4], log));
            } else {
                spans.add(new Span(cells[1], offset, Long.parseLong(cells[3])));
            }
        }
        return new Oracle(records, spans);
    }

    private static String hashed(byte[] line, String hash) throws IOException {
        String log = JSON.readTree(line).get("log").textValue();
        byte[] bytes = log.getBytes(StandardCharsets.UTF_8);
        assertEquals(hash, "sha1:" + HexFormat.of().formatHex(sha1(bytes)) + " len:" + bytes.length);
        return log;
    }

    private static byte[] sha1(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
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
