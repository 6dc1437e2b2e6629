package jlogtui.timeline;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import jlogtui.file.Generation;
import jlogtui.index.Block;
import jlogtui.index.BlockCache;
import jlogtui.index.BlockIndex;
import jlogtui.model.Entry;
import jlogtui.model.Level;
import jlogtui.query.PatternException;
import jlogtui.query.TextPattern;
import jlogtui.testkit.DockerJson;
import jlogtui.testkit.MemoryLogFile;

/** Made-up logs whose lines are hard to look for texts in, and patterns for them. */
final class TextCases {
    private TextCases() {}

    static final Instant START = Instant.parse("2026-08-20T03:00:00Z");
    static final long NOW = START.plusSeconds(86_400).getEpochSecond() * 1_000_000_000L;
    private static final String[] SIGNS = {
        "e",
        "r",
        "o",
        "er",
        "ror",
        "E",
        "k",
        "s",
        "\u212A",
        "\u017F",
        "é",
        "日",
        "\"",
        "<",
        "&",
        "\\",
        "/",
        "\t",
        "\u0001",
        "\u2028",
        "\ufffd",
        "\u001b[31m",
        "\u001b[0m",
        "\u001b[0m",
        "\u001b[2K",
        "\u001b",
        "[1m",
        "m",
        " ",
        "\r",
        "n",
        "u003c",
        "ERROR ",
        " warn: ",
        "{\"level\":\"fatal\"}"
    };

    private static final String[] BEGINNINGS = {
        "\tat e.r(o:1) ",
        "\tat e.r(o:2) ",
        "Caused by: ",
        "java.lang.Error: ",
        "ERROR ",
        "03:00:00 WARN ",
        "  File \"",
        "Traceback (most recent call last)",
        "panic: ",
        "thread 'main' panicked at s",
        "goroutine 1 [running]:"
    };

    static final List<Level> LEVELS = List.of(Level.DEBUG, Level.INFO, Level.WARN, Level.ERROR, Level.FATAL);

    private static String text(Random random, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(most); i > 0; i--) {
            text.append(SIGNS[random.nextInt(SIGNS.length)]);
        }
        return text.toString();
    }

    /** What makes lines those of a trace, in a third of all cases. */
    private static String beginning(Random random) {
        return random.nextInt(3) == 0 ? BEGINNINGS[random.nextInt(BEGINNINGS.length)] : "";
    }

    /** One container's file: lines as Docker writes them, and in {@code odd} of a thousand cases what else there can be. */
    private static byte[] file(Random random, Instant start, int lines, int odd, int filler) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < lines; i++) {
            Instant stamp = start.plusMillis(5L * i + random.nextInt(5));
            String stream = random.nextInt(3) == 0 ? "stderr" : "stdout";
            String text = beginning(random) + text(random, 8) + "x".repeat(random.nextInt(filler + 1)) + "\n";
            if (random.nextInt(1000) < odd) {
                writeOdd(random, out, stream, stamp, text);
            } else {
                out.writeBytes(DockerJson.record(stream, stamp, text));
            }
        }
        return out.toByteArray();
    }

    private static void writeOdd(Random random, ByteArrayOutputStream out, String stream, Instant time, String text) {
        String tail = "\",\"stream\":\"" + stream + "\",\"time\":\"" + DockerJson.time(time) + "\"}\n";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        switch (random.nextInt(13)) {
            case 0 -> {
                int cut = random.nextInt(bytes.length);
                out.writeBytes(DockerJson.record(stream, time, Arrays.copyOf(bytes, cut)));
                if (random.nextBoolean()) {
                    out.writeBytes(DockerJson.record("stdout", time, "between\n"));
                }
                out.writeBytes(DockerJson.record(stream, time, Arrays.copyOfRange(bytes, cut, bytes.length)));
            }
            case 1 -> out.writeBytes(utf8("{\"log\":\"" + unusualEscapes(random, text) + "\\n" + tail));
            case 2 -> out.writeBytes(utf8("{\"log\":{\"e\":\"ro<&\"}" + tail.substring(1)));
            case 3 -> out.writeBytes(utf8(text.replace('\n', ' ') + "\n"));
            case 4 -> {
                byte[] record = DockerJson.record(stream, time, text);
                record[random.nextInt(record.length - 1)] = 0;
                out.writeBytes(record);
            }
            case 5 -> {
                byte[] record = DockerJson.record(stream, time, text);
                out.write(record, 0, random.nextInt(record.length - 1));
                out.writeBytes(DockerJson.record(stream, time, text(random, 5) + "\n"));
            }
            case 6 -> {
                byte[] record = DockerJson.record(stream, time, text);
                record[8 + random.nextInt(Math.max(1, record.length - 70))] = (byte) 0xE2;
                out.writeBytes(record);
            }
            case 7 -> {
                String attrs = ",\"attrs\":{\"tag\":\"e<r\"},\"time\"";
                out.writeBytes(utf8(new String(DockerJson.record(stream, time, text), StandardCharsets.UTF_8)
                        .replace(",\"time\"", attrs)));
            }
            case 9 -> out.writeBytes(utf8("{\"log\":\"x\",\"log\":{\"e\":\"r<o\",\"k\":[\"<\"]},\"q\":\"\\n" + tail));
            case 10 -> {
                out.writeBytes(DockerJson.record(stream, time, text.strip() + "\\n"));
                out.writeBytes(DockerJson.record(stream, time, text));
            }
            case 11 ->
                out.writeBytes(utf8(new String(DockerJson.record(stream, time, text), StandardCharsets.UTF_8)
                        .replace("\\u001b", "\u001b")));
            case 8 -> out.writeBytes(utf8("{\"log\":\"a\",\"log\":\"" + DockerJson.escape(text) + tail));
            default -> out.writeBytes(utf8("{\"log\":\"e\\q\\r" + "\\/ro\\b\\n" + tail));
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String unusualEscapes(Random random, String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length() - 1; i++) {
            char c = text.charAt(i);
            boolean must = c < ' ' || c == '"' || c == '\\';
            if (must || random.nextInt(3) == 0) {
                String hex = Integer.toHexString(0x10000 | c).substring(1);
                escaped.append("\\u").append(random.nextBoolean() ? hex : hex.toUpperCase(java.util.Locale.ROOT));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    static List<BlockIndex> sources(Random random, int count, int odd) {
        List<BlockIndex> indexes = new ArrayList<>();
        BlockCache cache = new BlockCache(1 << 20);
        for (int s = 0; s < count; s++) {
            List<Generation> generations = new ArrayList<>();
            int most = 1 + random.nextInt(2);
            int filler = random.nextInt(200);
            for (int g = 0; g < most; g++) {
                MemoryLogFile file =
                        new MemoryLogFile().append(file(random, START.plusSeconds(g), random.nextInt(60), odd, filler));
                generations.add(file.generation(g, g < most - 1 || random.nextBoolean()));
            }
            BlockIndex index = new BlockIndex(s, cache, () -> NOW, 400 + random.nextInt(1200));
            index.update(generations, false);
            indexes.add(index);
        }
        return indexes;
    }

    record Case(String typed, Pattern reference, TextPattern pattern) {}

    /** A pattern of a few signs, or of what stands somewhere in the log. */
    static Case pattern(Random random, List<BlockIndex> indexes) throws PatternException {
        List<Entry> entries = all(indexes.get(random.nextInt(indexes.size())));
        String message = entries.isEmpty() ? "" : message(entries.get(random.nextInt(entries.size())));
        int from = random.nextInt(message.length() + 1);
        String part = message.substring(from, Math.min(message.length(), from + 1 + random.nextInt(8)));
        boolean whole = part.isEmpty() || Character.isSurrogate(part.charAt(0)) || part.contains("\n");
        String one = Pattern.quote(whole || random.nextInt(4) == 0 ? text(random, 3) : part);
        String typed = switch (random.nextInt(6)) {
            case 0 -> one + ".*" + Pattern.quote(text(random, 2));
            case 1 -> one + "|" + Pattern.quote(text(random, 3));
            case 2 -> "e[ro]+" + one;
            case 3 -> "^" + one;
            default -> one;
        };
        TextPattern pattern = TextPattern.parse(typed);
        int flags = pattern.ignoresCase() ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
        return new Case(typed, Pattern.compile(typed, flags | Pattern.UNIX_LINES), pattern);
    }

    /** The text that patterns look at, made in another way. */
    static String message(Entry entry) {
        return new String(entry.log(), StandardCharsets.UTF_8)
                .replaceAll("\u001b\\[[0-9;:]*m", "")
                .replaceFirst("\r*\n\\z", "");
    }

    static List<Entry> all(BlockIndex index) {
        List<Entry> entries = new ArrayList<>();
        for (int g = 0; g < index.generationCount(); g++) {
            for (long k = 0; k < index.blockCount(g); k++) {
                Block block = index.block(g, k);
                for (int i = 0; i < block.count(); i++) {
                    if (!block.isPiece(i)) {
                        entries.add(index.entry(g, block, i, true));
                    }
                }
            }
        }
        return entries;
    }
}
