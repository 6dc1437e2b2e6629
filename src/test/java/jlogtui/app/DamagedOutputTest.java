package jlogtui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Plain output of damaged logs: every record that can be had, and every span that cannot told on standard error. */
final class DamagedOutputTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern SPAN = Pattern.compile(
            "jlogtui: (\\S+): (?:(\\d+) bytes? at offset (\\d+)(?: of (\\S+))? could not be read \\(.+\\)(: .*)?"
                    + "|(?:(\\S+): )?gzip: .*)");

    /** A damaged container and its oracle. */
    private record Variant(String name, Path container, Path ideal) {}

    @Test
    void everyRecordIsWrittenAndEverySpanIsTold() throws IOException {
        int variants = 0;
        int records = 0;
        int spans = 0;
        for (Variant variant : variants()) {
            Oracle oracle = corrected(variant.name(), Oracle.read(variant.ideal(), variant.container()));
            InProcess.Ran json =
                    new InProcess().run("-o", "json", variant.container().toString());
            assertEquals(Exit.DONE, json.exitCode(), variant.name());
            assertEquals(wantedRecords(oracle), foundRecords(json), variant.name());
            assertEquals(wantedSpans(variant, oracle), foundSpans(json), variant.name());
            InProcess.Ran raw =
                    new InProcess().run("-o", "raw", variant.container().toString());
            Outputs.assertSame(wantedRaw(variant, oracle), raw.outBytes(), variant.name());
            assertEquals(json.err(), raw.err(), variant.name());
            variants++;
            records += oracle.records().size();
            spans += oracle.spans().size();
        }
        System.out.println("damaged corpus: " + variants + " containers, " + records + " records, " + spans + " spans");
        assertEquals(13, variants);
        assertEquals(75 + 74 + 55 + 74 + 40 + 75 + 75 + 17 + 75 + 75 + 62 + 75 + 157, records);
        assertEquals(9, spans);
    }

    private static List<Variant> variants() throws IOException {
        List<Variant> variants = new ArrayList<>();
        for (Path folder : directories(DockerCase.corpus().resolve("damaged"))) {
            variants.add(new Variant(
                    folder.getFileName().toString(), directories(folder).get(0), folder.resolve("ideal.tsv")));
        }
        for (DockerCase one : DockerCase.all()) {
            if (one.name().equals("nul-hole")) {
                variants.add(
                        new Variant(one.name(), one.directory(), one.expected().resolve("ideal.tsv")));
            }
        }
        return variants;
    }

    private static List<Path> directories(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder, Files::isDirectory)) {
            children.forEach(found::add);
        }
        Collections.sort(found);
        return found;
    }

    /** The manifest names where the oracle is not to be followed. */
    private static Oracle corrected(String variant, Oracle ideal) {
        List<Oracle.Row> records = new ArrayList<>(ideal.records());
        List<Oracle.Span> spans = new ArrayList<>(ideal.spans());
        if (variant.equals("13-blank-and-text-lines")) {
            assertTrue(spans.remove(new Oracle.Span("ID-json.log", 444, 3)), "a blank line is no damage");
        }
        if (variant.equals("16-odd-but-valid")) {
            int at = records.indexOf(new Oracle.Row("ID-json.log", 996, "", "", "UPPER"));
            assertTrue(at >= 0, "keys in any case, and the last of equal ones wins");
            records.set(at, new Oracle.Row("ID-json.log", 996, "stdout", "2026-01-02T03:04:05.9Z", "x\n"));
        }
        return new Oracle(records, spans);
    }

    private static List<String> wantedRecords(Oracle oracle) {
        List<String> records = new ArrayList<>();
        for (Oracle.Row row : oracle.records()) {
            String log =
                    row.log().endsWith("\n") ? row.log().substring(0, row.log().length() - 1) : row.log();
            records.add(row.time() + " " + (row.stream().isEmpty() ? "stdout" : row.stream()) + " " + log);
        }
        return records;
    }

    private static List<String> foundRecords(InProcess.Ran ran) throws IOException {
        List<String> records = new ArrayList<>();
        for (String line : ran.out().lines().toList()) {
            JsonNode json = JSON.readTree(line);
            records.add(json.path("time").asText() + " " + json.path("stream").asText() + " "
                    + json.get("log").asText());
        }
        return records;
    }

    private static List<Oracle.Span> wantedSpans(Variant variant, Oracle oracle) {
        String id = variant.container().getFileName().toString();
        List<Oracle.Span> spans = new ArrayList<>();
        for (Oracle.Span span : oracle.spans()) {
            String file = span.file().replace("ID", id);
            // What ends a compressed file too early is told of the file, not of an offset
            spans.add(new Oracle.Span(file, span.length() == 0 ? 0 : span.offset(), span.length()));
        }
        return spans;
    }

    private static List<Oracle.Span> foundSpans(InProcess.Ran ran) {
        List<Oracle.Span> spans = new ArrayList<>();
        ran.err().lines().forEach(line -> {
            Matcher matcher = SPAN.matcher(line);
            assertTrue(matcher.matches(), line);
            spans.add(
                    matcher.group(2) == null
                            ? new Oracle.Span(matcher.group(6), 0, 0)
                            : new Oracle.Span(
                                    matcher.group(4),
                                    Long.parseLong(matcher.group(3)),
                                    Long.parseLong(matcher.group(2))));
        });
        return spans;
    }

    /** The bytes of each record as they stand in its file; a CR at the end is not Docker's. */
    private static byte[] wantedRaw(Variant variant, Oracle oracle) throws IOException {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        for (Oracle.Row row : oracle.records()) {
            byte[] line = LogBytes.line(variant.container(), row.file(), row.offset());
            boolean returned = line[line.length - 1] == '\r';
            raw.write(line, 0, returned ? line.length - 1 : line.length);
            raw.write('\n');
        }
        return raw.toByteArray();
    }
}
