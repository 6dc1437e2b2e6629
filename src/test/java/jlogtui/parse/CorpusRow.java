package jlogtui.parse;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import jlogtui.model.Stream;

/** A row of the independent oracle, or of what the reader found, in the same words. */
record CorpusRow(boolean isRecord, String file, long offset, String what) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MAX_PLAIN = 400;

    /** The rows of a table, with file names without the container's id. */
    static List<CorpusRow> read(Path table) throws IOException {
        List<CorpusRow> rows = new ArrayList<>();
        for (String line : Files.readAllLines(table, StandardCharsets.UTF_8)) {
            String[] cells = line.split("\t", -1);
            long offset = Long.parseLong(cells[2]);
            if (cells[0].equals("R")) {
                String log = cells[5].startsWith("\"") ? sha1(JSON.readValue(cells[5], String.class)) : cells[5];
                rows.add(new CorpusRow(true, cells[1], offset, stream(cells[3]) + " " + cells[4] + " " + log));
            } else {
                String readable = JSON.readValue(cells[5], String.class);
                rows.add(new CorpusRow(false, cells[1], offset, cells[3] + " " + readable));
            }
        }
        return rows;
    }

    static List<CorpusRow> found(String name, byte[] file, int chunk) {
        List<CorpusRow> rows = new ArrayList<>();
        for (Items.Item item : Corpus.items(file, chunk)) {
            int start = (int) item.start();
            int end = (int) item.end();
            if (item instanceof Items.Found record) {
                String time = Envelope.time(file, start, end);
                rows.add(new CorpusRow(true, name, start, record.stream() + " " + time + " " + sha1(record.log())));
            } else {
                String readable = new String(Envelope.readable(file, start, end), StandardCharsets.UTF_8);
                rows.add(new CorpusRow(false, name, start, (end - start) + " " + readable));
            }
        }
        return rows;
    }

    private static Stream stream(String name) {
        return switch (name) {
            case "", "stdout" -> Stream.STDOUT;
            case "stderr" -> Stream.STDERR;
            default -> Stream.OTHER;
        };
    }

    /** Long messages stand in the oracle as their hash; short ones are easier to read as they are. */
    private static String sha1(String log) {
        byte[] bytes = log.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= MAX_PLAIN) {
            return JSON.valueToTree(log).toString();
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(bytes);
            return "sha1:" + HexFormat.of().formatHex(hash) + " len:" + bytes.length;
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
