package jlogtui.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jlogtui.model.Entry;
import jlogtui.model.Level;
import jlogtui.model.Position;
import jlogtui.model.Stream;
import jlogtui.testkit.DockerJson;
import jlogtui.testkit.RandomCases;
import org.junit.jupiter.api.Test;

class MaskingTest {
    private static final Instant TIME = Instant.parse("2026-08-20T03:15:07.123456789Z");

    private record Row(String message, String masked) {}

    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        try (InputStream in = MaskingTest.class.getResourceAsStream("/secrets/lines.tsv")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                if (!line.isEmpty() && !line.startsWith("#")) {
                    String[] columns = line.split("\t", -1);
                    rows.add(new Row(columns[0], columns[columns.length - 1]));
                }
            }
        }
        assertTrue(rows.size() > 50);
        return rows;
    }

    private static Entry entry(Stream stream, String message, int pieceLength) {
        byte[] log = message.getBytes(StandardCharsets.UTF_8);
        List<byte[]> raw = new ArrayList<>();
        for (int at = 0; at < message.length(); at += pieceLength) {
            String piece = message.substring(at, Math.min(message.length(), at + pieceLength));
            byte[] record = DockerJson.record("stdout", TIME, piece);
            raw.add(Arrays.copyOf(record, record.length - 1));
        }
        Position position = new Position(0, 1, 0);
        return new Entry(position, 100, Entry.Kind.RECORD, stream, Level.NONE, 0, 0, log, raw, "");
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The message that records hold between them. */
    private static String message(List<byte[]> raw) throws IOException {
        StringBuilder message = new StringBuilder();
        for (byte[] record : raw) {
            message.append(new ObjectMapper().readTree(record).get("log").asText());
        }
        return message.toString();
    }

    @Test
    void masksSecretsAndNothingElse() throws IOException {
        for (Row row : rows()) {
            Masking masking = new Masking();
            Entry masked = masking.masked(entry(Stream.STDOUT, row.message() + "\n", 1 << 20));
            assertEquals(row.masked() + "\n", text(masked.log()), row.message());
            assertEquals(row.masked() + "\n", message(masked.raw()), row.message());
            assertEquals(!row.masked().equals(row.message()) || row.masked().contains("***"), masking.masked() > 0);
            Entry again = new Masking().masked(entry(Stream.STDOUT, text(masked.log()), 1 << 20));
            assertEquals(text(masked.log()), text(again.log()), "masked twice");
        }
    }

    @Test
    void findsWhatIsCutInPieces() throws IOException {
        for (Row row : rows()) {
            for (int length = 1; length < 12; length++) {
                Entry masked = new Masking().masked(entry(Stream.STDOUT, row.message() + "\n", length));
                String message = message(masked.raw());
                // Each piece of a secret has stars of its own
                assertEquals(
                        row.masked().replace("***", ""),
                        message.replace("***", "").replace("\n", ""),
                        row.message());
            }
        }
    }

    @Test
    void whatIsNoSecretIsTheSameBytes() {
        Entry plain = entry(Stream.STDOUT, "GET /cart <b> 200\n", 100);
        Entry masked = new Masking().masked(plain);
        assertArrayEquals(plain.raw().get(0), masked.raw().get(0));
        assertArrayEquals(plain.log(), masked.log());
    }

    @Test
    void masksAttributes() throws IOException {
        String record =
                "{\"log\":\"x\\n\",\"stream\":\"stdout\",\"attrs\":{\"DB_PASSWORD\":\"a'b\\\"c\",\"tag\":\"password='q\","
                        + "\"url\":\"redis://:p@h\"},\"time\":\"2026-08-20T03:15:07Z\"}";
        Entry entry = entry(Stream.STDOUT, "x\n", 10);
        Entry with = new Entry(
                entry.position(),
                entry.end(),
                entry.kind(),
                entry.stream(),
                entry.level(),
                0,
                0,
                entry.log(),
                List.of(record.getBytes(StandardCharsets.UTF_8)),
                "");
        var masked =
                new ObjectMapper().readTree(new Masking().masked(with).raw().get(0));
        assertEquals("***", masked.get("attrs").get("DB_PASSWORD").asText());
        assertEquals("password='***", masked.get("attrs").get("tag").asText());
        assertEquals("redis://:***@h", masked.get("attrs").get("url").asText());
        assertEquals("2026-08-20T03:15:07Z", masked.get("time").asText());
    }

    @Test
    void masksKeysOfSeveralLines() throws IOException {
        Masking masking = new Masking();
        List<String> lines = new ArrayList<>();
        List<String> records = new ArrayList<>();
        String[] messages = {
            "key: -----BEGIN EC PRIVATE KEY-----",
            "Proc-Type: 4,ENCRYPTED",
            "MHcCAQEEIB+/=",
            "-----END EC PRIVATE KEY-----",
            "MHcCAQEEIB+/=",
            "-----BEGIN PRIVATE KEY-----",
            "MHcCAQEEIB",
            "an error cut it off",
            "MHcCAQEEIB"
        };
        for (String message : messages) {
            Entry masked = masking.masked(entry(Stream.STDOUT, message + "\n", 100));
            lines.add(text(masked.log()).strip());
            records.add(message(masked.raw()).strip());
            // A line of the other stream in between does not end it
            assertEquals(
                    "x\n", text(masking.masked(entry(Stream.STDERR, "x\n", 100)).log()));
        }
        List<String> expected = List.of(
                "key: -----BEGIN EC PRIVATE KEY-----",
                "***",
                "***",
                "-----END EC PRIVATE KEY-----",
                "MHcCAQEEIB+/=",
                "-----BEGIN PRIVATE KEY-----",
                "***",
                "an error cut it off",
                "MHcCAQEEIB");
        assertEquals(expected, lines);
        assertEquals(expected, records);
    }

    @Test
    void masksFieldsByTheirNames() {
        Masking masking = new Masking();
        assertEquals("***", masking.field("user.password", "hunter2"));
        assertEquals("***", masking.field("Authorization", "x"));
        assertEquals("bob", masking.field("user", "bob"));
        assertEquals("redis://:***@h", masking.field("dsn", "redis://:p@h"));
    }

    /** Whatever stands in a message, a masked record is still one, with the stream and the time that it had. */
    @Test
    void masksNothingButTheMessage() throws IOException {
        String[] parts = {
            "password", "=", ":", " ", "\"", "'", "`", "\\", "\n", "a", "1", "{", "}", "-----BEGIN PRIVATE KEY-----",
            "-----END ", "Bearer ", "eyJ", ".", "://", "@", "token", "--", "<", "&", ",", ";", "é", "\u001b[0m"
        };
        RandomCases.check(3000, random -> {
            StringBuilder message = new StringBuilder();
            for (int i = random.nextInt(30); i >= 0; i--) {
                message.append(parts[random.nextInt(parts.length)]);
            }
            Masking masking = new Masking();
            for (byte[] record : masking.masked(entry(Stream.STDOUT, message + "\n", 1 + random.nextInt(40)))
                    .raw()) {
                var json = new ObjectMapper().readTree(record);
                assertEquals("stdout", json.get("stream").asText(), message.toString());
                assertEquals("2026-08-20T03:15:07.123456789Z", json.get("time").asText());
            }
        });
    }

    /** Input that would make a naive search look at every byte from every place. */
    @Test
    void takesLinearWork() {
        String[] nasty = {
            "eyJ-",
            "eyJ.",
            "bearer ",
            "basic a",
            "password",
            "password=",
            "password:",
            "password=\"",
            "password=\\\"",
            "password\\",
            "\\",
            "\"",
            "-",
            "-----BEGIN ",
            "-----BEGIN PRIVATE KEY-----",
            "://",
            "://a:",
            "://a:b@",
            "@",
            "_",
            "1",
            "t_",
            "token_",
            "token:: ",
            "authorization: digest ",
            "authorization:",
            "xoxb-",
            "ghp_",
            "AKIA",
            "AIza",
            "sk_live_",
            "github_pat_",
            " ",
            "--token ",
            "=:>",
            "a",
            "ghp_a-",
            "token:{",
            "password=null "
        };
        for (String part : nasty) {
            long few = work(part, 1 << 14);
            long many = work(part, 1 << 20);
            assertTrue(many <= 40L << 20, part + " took " + many + " looks for a megabyte");
            assertTrue(many <= 80 * few + 10_000, part + " took " + few + " and then " + many);
        }
        assertFalse(SecretWords.isSecret("tok"));
    }

    private static long work(String part, int length) {
        byte[] text = part.repeat(length / part.length()).getBytes(StandardCharsets.UTF_8);
        Secrets secrets = new Secrets();
        secrets.find(text, text.length);
        return secrets.looked();
    }
}
