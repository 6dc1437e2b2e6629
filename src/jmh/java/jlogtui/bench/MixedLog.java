package jlogtui.bench;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import jlogtui.testkit.DockerJson;

/**
 * A log as servers write them, the same for the same seed: access logs, logfmt, JSON with its quotes escaped, stack traces,
 * colours, Unicode; a fifth of it on stderr.
 */
public final class MixedLog {
    private static final String[] PATHS = {
        "/",
        "/api/v1/orders",
        "/api/v1/orders/%d/items",
        "/static/app.%d.js",
        "/login",
        "/cart?id=%d&lang=de",
        "/health"
    };
    private static final String[] WORDS = {
        "connection", "refused", "timeout", "user", "order", "payment", "retry", "cache", "upstream", "started", "took"
    };
    private static final String[] UNICODE = {
        "Zahlung über 12,50 € bestätigt für Kundin Jürgensen",
        "注文を受け付けました 東京都千代田区",
        "deploy finished ✅ 🚀 all checks green",
        "Пользователь вошёл в систему"
    };
    private static final String[] LEVELS = {"INFO", "INFO", "INFO", "DEBUG", "WARN", "ERROR"};

    private final Random random;
    private Instant time = Instant.parse("2026-11-22T20:00:00.123456789Z");

    public MixedLog(long seed) {
        random = new Random(seed);
    }

    /** The next records, whole ones, as many as reach {@code byteCount}. */
    public byte[] next(int byteCount) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(byteCount + 4096);
        while (out.size() < byteCount) {
            writeMessage(out);
        }
        return out.toByteArray();
    }

    /** Makes a file of about that many bytes. */
    public void write(Path file, long byteCount) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (long written = 0; written < byteCount; ) {
                byte[] part = next((int) Math.min(1 << 20, byteCount - written));
                out.write(part);
                written += part.length;
            }
        }
    }

    private void writeMessage(ByteArrayOutputStream out) {
        time = time.plusNanos(1 + random.nextInt(4_000_000));
        String stream = random.nextInt(8) == 0 ? "stderr" : "stdout";
        int kind = random.nextInt(100);
        // A trace has some twenty lines, which with the eighth of all others makes a fifth on stderr
        if (random.nextInt(250) == 0) {
            stackTrace(out);
        } else {
            String text = kind < 35
                    ? access()
                    : kind < 55
                            ? logfmt()
                            : kind < 80 ? json() : kind < 92 ? colours() : kind < 97 ? unicode() : words(3);
            record(out, stream, text);
        }
    }

    private void record(ByteArrayOutputStream out, String stream, String text) {
        try {
            out.write(DockerJson.record(stream, time, text + "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String access() {
        return "10.0." + random.nextInt(256) + '.' + random.nextInt(256) + " - - [22/Nov/2026:20:"
                + (10 + random.nextInt(50))
                + ":12 +0000] \"GET " + path() + " HTTP/1.1\" " + (random.nextInt(20) == 0 ? 502 : 200) + ' '
                + random.nextInt(50_000)
                + " \"https://shop.example/\" \"Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101\"";
    }

    private String path() {
        return PATHS[random.nextInt(PATHS.length)].replace("%d", Integer.toString(random.nextInt(100_000)));
    }

    private String logfmt() {
        return "time=\"2026-11-22T20:12:07Z\" level="
                + LEVELS[random.nextInt(LEVELS.length)].toLowerCase(java.util.Locale.ROOT) + " msg=\"" + words(5)
                + "\" duration=" + random.nextInt(900) + "ms trace_id=" + Long.toHexString(random.nextLong());
    }

    private String json() {
        return "{\"level\":\"" + LEVELS[random.nextInt(LEVELS.length)] + "\",\"ts\":"
                + (1_795_000_000L + random.nextInt(100_000))
                + ",\"caller\":\"http/server.go:" + random.nextInt(900) + "\",\"msg\":\"" + words(4)
                + "\",\"request\":{\"method\":\"POST\",\"path\":\""
                + path() + "\",\"headers\":{\"x-request-id\":\"" + Long.toHexString(random.nextLong())
                + "\",\"accept\":\"*/*\"}},\"ok\":"
                + random.nextBoolean() + "}";
    }

    private void stackTrace(ByteArrayOutputStream out) {
        record(out, "stderr", "java.lang.IllegalStateException: " + words(6));
        for (int i = 10 + random.nextInt(25); i > 0; i--) {
            record(
                    out,
                    "stderr",
                    "\tat com.example.shop." + WORDS[random.nextInt(WORDS.length)] + ".Service.handle(Service.java:"
                            + random.nextInt(900) + ")");
        }
    }

    private String colours() {
        return "\u001b[32m" + LEVELS[random.nextInt(LEVELS.length)] + "\u001b[0m \u001b[1m[worker-" + random.nextInt(16)
                + "]\u001b[0m " + words(7);
    }

    private String unicode() {
        return UNICODE[random.nextInt(UNICODE.length)] + ' ' + random.nextInt(1000);
    }

    private String words(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
        }
        return text.toString();
    }

    /** The records of {@link #next} as the lines of text that they are, for comparison. */
    public static long lines(byte[] log) {
        return new String(log, StandardCharsets.ISO_8859_1)
                .chars()
                .filter(c -> c == '\n')
                .count();
    }
}
