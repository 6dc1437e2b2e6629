package jlogtui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Pattern;
import jlogtui.file.Generation;
import jlogtui.index.Block;
import jlogtui.index.BlockCache;
import jlogtui.index.BlockIndex;
import jlogtui.model.Entry;
import jlogtui.model.Level;
import jlogtui.model.Position;
import jlogtui.parse.LevelGuess;
import jlogtui.query.Filter;
import jlogtui.query.PatternException;
import jlogtui.query.StreamChoice;
import jlogtui.query.TextFilter;
import jlogtui.query.TextPattern;
import jlogtui.testkit.DockerJson;
import jlogtui.testkit.MemoryLogFile;
import jlogtui.testkit.RandomCases;
import org.junit.jupiter.api.Test;

/** Filters that look at the text, against Java's own expressions on the decoded text of every entry. */
class TextFilterTest {
    private static final Instant START = Instant.parse("2026-08-20T03:00:00Z");
    private static final long NOW = START.plusSeconds(86_400).getEpochSecond() * 1_000_000_000L;
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

    private static final List<Level> LEVELS = List.of(Level.DEBUG, Level.INFO, Level.WARN, Level.ERROR, Level.FATAL);

    private static String text(Random random, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(most); i > 0; i--) {
            text.append(SIGNS[random.nextInt(SIGNS.length)]);
        }
        return text.toString();
    }

    /** One container's file: lines as Docker writes them, and in {@code odd} of a thousand cases what else there can be. */
    private static byte[] file(Random random, Instant start, int lines, int odd, int filler) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < lines; i++) {
            Instant stamp = start.plusMillis(5L * i + random.nextInt(5));
            String stream = random.nextInt(3) == 0 ? "stderr" : "stdout";
            String text = text(random, 8) + "x".repeat(random.nextInt(filler + 1)) + "\n";
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

    private static byte[] utf8(String text) {
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

    private static List<BlockIndex> sources(Random random, int count, int odd) {
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

    private record Case(String typed, Pattern reference, TextPattern pattern) {}

    /** A pattern of a few signs, or of what stands somewhere in the log. */
    private static Case pattern(Random random, List<BlockIndex> indexes) throws PatternException {
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
    private static String message(Entry entry) {
        return new String(entry.log(), StandardCharsets.UTF_8)
                .replaceAll("\u001b\\[[0-9;:]*m", "")
                .replaceFirst("\r*\n\\z", "");
    }

    private static List<Entry> all(BlockIndex index) {
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

    private static List<Position> walk(Timeline timeline, boolean forward) {
        List<Position> positions = new ArrayList<>();
        if (forward) {
            timeline.toStart();
        } else {
            timeline.toEnd();
        }
        while (true) {
            Entry entry = forward ? timeline.next(Budget.UNLIMITED) : timeline.previous(Budget.UNLIMITED);
            if (entry == null) {
                break;
            }
            positions.add(entry.position());
        }
        if (!forward) {
            Collections.reverse(positions);
        }
        return positions;
    }

    private static final Comparator<Entry> BY_ORDER =
            Comparator.comparingLong(Entry::orderNanos).thenComparing(Entry::position);

    @Test
    void blocksPassedUnreadHoldNothingAndChangeNoOrder() {
        RandomCases.check(1500, random -> {
            int odd = new int[] {0, 30, 300, 1000}[random.nextInt(4)];
            List<BlockIndex> indexes = sources(random, 1 + random.nextInt(3), odd);
            Case keep = pattern(random, indexes);
            List<TextPattern> drop = new ArrayList<>();
            Case dropped = pattern(random, indexes);
            if (random.nextInt(3) == 0) {
                drop.add(dropped.pattern());
            }
            Level least = random.nextBoolean() ? Level.TRACE : LEVELS.get(random.nextInt(LEVELS.size()));
            boolean isKept = least == Level.TRACE || random.nextBoolean();
            List<TextPattern> kept = isKept ? List.of(keep.pattern()) : List.of();
            Filter filter = Filter.NONE
                    .withStreams(random.nextInt(3) == 0 ? StreamChoice.STDERR : StreamChoice.ALL)
                    .withText(new TextFilter(kept, drop, least, 0));
            Filter rest = filter.withText(TextFilter.NONE);
            List<Entry> wanted = new ArrayList<>();
            for (BlockIndex index : indexes) {
                for (Entry entry : all(index)) {
                    String message = message(entry);
                    boolean hit = (!isKept || keep.reference().matcher(message).find())
                            && (entry.kind() != Entry.Kind.RECORD
                                    || new LevelGuess().of(entry.log()).isAtLeast(least))
                            && (drop.isEmpty()
                                    || !dropped.reference().matcher(message).find());
                    if (rest.matches(entry) && hit) {
                        wanted.add(entry);
                    }
                }
            }
            wanted.sort(BY_ORDER);
            List<Position> positions = wanted.stream().map(Entry::position).toList();
            assertEquals(positions, walk(new Timeline(indexes, Unit.ENTRIES, filter), true), keep.typed());
            assertEquals(positions, walk(new Timeline(indexes, Unit.ENTRIES, filter), false), keep.typed());
        });
    }

    @Test
    void theSameIsShownWithNoHalfAndAllBlocksSearchedBefore() {
        RandomCases.check(300, random -> {
            List<BlockIndex> indexes = sources(random, 1 + random.nextInt(3), new int[] {0, 30}[random.nextInt(2)]);
            boolean forLevel = random.nextBoolean();
            List<TextPattern> kept =
                    forLevel ? List.of() : List.of(pattern(random, indexes).pattern());
            Filter filter =
                    Filter.NONE.withText(new TextFilter(kept, List.of(), forLevel ? Level.ERROR : Level.TRACE, 0));
            boolean isForward = random.nextBoolean();
            Timeline half = new Timeline(indexes, Unit.ENTRIES, filter);
            half.toTime(NOW - 86_400_000_000_000L + random.nextInt(600_000_000));
            for (int i = random.nextInt(30); i > 0; i--) {
                Entry passed = isForward ? half.next(Budget.UNLIMITED) : half.previous(Budget.UNLIMITED);
                assertTrue(passed == null || filter.matches(passed));
            }
            List<Position> wanted = new ArrayList<>();
            for (BlockIndex index : indexes) {
                all(index).stream().filter(filter::matches).sorted(BY_ORDER).forEach(e -> wanted.add(e.position()));
            }
            wanted.sort(null);
            for (int i = 0; i < 2; i++) {
                for (boolean forward : new boolean[] {isForward, !isForward}) {
                    List<Position> found = walk(new Timeline(indexes, Unit.ENTRIES, filter), forward);
                    found.sort(null);
                    assertEquals(wanted, found);
                }
            }
        });
    }

    @Test
    void whatWasSearchedOnceIsNotReadAgain() {
        MemoryLogFile file = new MemoryLogFile();
        for (int i = 0; i < 40_000; i++) {
            String text = i == 20_123 ? "ERROR out of memory" : "INFO line " + i + " of many that say nothing";
            file.append(DockerJson.record("stdout", START.plusMillis(i), text + "\n"));
        }
        BlockIndex index = new BlockIndex(0, new BlockCache(1 << 20), () -> NOW, 32_768);
        index.update(List.of(file.generation(0, true)), false);
        Filter filter = Filter.NONE.withLeast(Level.ERROR);
        for (int i = 0; i < 4; i++) {
            long before = file.bytesRead();
            assertEquals(
                    1,
                    walk(new Timeline(List.of(index), Unit.ENTRIES, filter), i % 2 == 0)
                            .size());
            long blocks = (file.bytesRead() - before) / 32_768;
            long most = i == 0 ? index.blockCount(0) * 5 / 4 : 4;
            assertTrue(blocks <= most, "blocks read: " + blocks + " of " + index.blockCount(0));
        }
    }

    @Test
    void contextIsTheLinesOfTheSameSourceAroundEachHit() {
        RandomCases.check(600, random -> {
            List<BlockIndex> indexes =
                    sources(random, 1 + random.nextInt(2), new int[] {0, 30, 300, 1000}[random.nextInt(4)]);
            int context = 1 + random.nextInt(4);
            Case keep = pattern(random, indexes);
            Case drop = pattern(random, indexes);
            Filter filter =
                    Filter.NONE.withText(new TextFilter(List.of(keep.pattern()), List.of(drop.pattern()), context));
            List<Entry> wanted = new ArrayList<>();
            for (BlockIndex index : indexes) {
                List<Entry> lines = new ArrayList<>(all(index));
                lines.removeIf(entry -> drop.reference().matcher(message(entry)).find());
                TreeSet<Integer> shown = new TreeSet<>();
                for (int i = 0; i < lines.size(); i++) {
                    if (keep.reference().matcher(message(lines.get(i))).find()) {
                        for (int j = Math.max(0, i - context); j <= Math.min(lines.size() - 1, i + context); j++) {
                            shown.add(j);
                        }
                    }
                }
                shown.forEach(i -> wanted.add(lines.get(i)));
            }
            wanted.sort(BY_ORDER);
            List<Position> positions = wanted.stream().map(Entry::position).toList();
            assertEquals(positions, walk(new Timeline(indexes, Unit.ENTRIES, filter), true), keep.typed());
            assertEquals(positions, walk(new Timeline(indexes, Unit.ENTRIES, filter), false), keep.typed());
        });
    }

    /** What can hide the text {@code nee/dle} from one who looks at raw bytes. */
    private static List<byte[]> hidingPlaces() {
        String tail = "\",\"stream\":\"stdout\",\"time\":\"" + DockerJson.time(START) + "\"}\n";
        List<byte[]> places = new ArrayList<>();
        for (String message : List.of(
                "nee/dle\\n",
                "n\\u001b[31mee/\\u001b[0m\\u001b[1;4mdle\\n",
                "nee\u001b[31m/dle\\n",
                "nee\\/dle\\n",
                "nee/d\\u006ce\\n",
                "nee/d\\u006Ce\\n",
                "ne\\e/dle\\n",
                "nee/\\dle\\n",
                "x\\\\nee/dle\\n",
                "x\",\"log\":\"nee/dle\\n",
                "x\",\"log\":{\"n\":\"nee/dle\"},\"x\":\"\\n")) {
            places.add(utf8("{\"log\":\"" + message + tail));
        }
        places.add(utf8("{\"log\":\"nee\"" + tail.substring(1) + "{\"log\":\"/dle\\n" + tail));
        places.add(utf8("{\"log\":\"x\\\\n" + tail + "{\"log\":\"nee/dle\\n" + tail));
        places.add(utf8("nee\0/dle\n"));
        places.add(utf8("nee/dle\n"));
        places.add(utf8("{\"log\":\"torn " + "x".repeat(300) + "{\"log\":\"nee/dle\\n" + tail));
        places.add(utf8("{\"log\":\"nee/dle\\n" + tail.replace("\n", "\r\n")));
        return places;
    }

    @Test
    void nothingHidesATextWhereverItsBlockBegins() throws PatternException {
        Filter filter = Filter.NONE.withText(new TextFilter(List.of(TextPattern.parse("nee/dle")), List.of(), 0));
        byte[] line = DockerJson.record("stdout", START, "a line that says nothing\n");
        for (byte[] place : hidingPlaces()) {
            for (int shift = 0; shift < 600; shift += 7) {
                MemoryLogFile file = new MemoryLogFile();
                file.append(DockerJson.record("stdout", START, "x".repeat(shift) + "\n"));
                for (int i = 0; i < 40; i++) {
                    file.append(i == 20 ? place : line);
                }
                BlockIndex index = new BlockIndex(0, new BlockCache(1 << 20), () -> NOW, 600);
                index.update(List.of(file.generation(0, true)), false);
                for (boolean forward : new boolean[] {true, false}) {
                    List<Position> found = walk(new Timeline(List.of(index), Unit.ENTRIES, filter), forward);
                    assertEquals(1, found.size(), () -> new String(place, StandardCharsets.UTF_8));
                }
            }
        }
    }

    @Test
    void signsThatDockerEscapesAreFoundInEitherForm() throws PatternException {
        for (String sign : List.of("<", ">", "&", "\u2028", "\u2029")) {
            String escaped =
                    "\\u" + Integer.toHexString(0x10000 | sign.charAt(0)).substring(1);
            for (String written : List.of(sign, escaped)) {
                MemoryLogFile file = new MemoryLogFile();
                for (int i = 0; i < 60; i++) {
                    byte[] line = DockerJson.record("stdout", START, "a line that says nothing\n");
                    String text = new String(line, StandardCharsets.UTF_8);
                    file.append(i == 20 ? utf8(text.replace("says nothing", "a " + written + " b")) : line);
                }
                BlockIndex index = new BlockIndex(0, new BlockCache(1 << 20), () -> NOW, 600);
                index.update(List.of(file.generation(0, true)), false);
                for (String typed : List.of("a " + sign + " b", sign)) {
                    TextFilter text = new TextFilter(List.of(TextPattern.parse(typed)), List.of(), 0);
                    Timeline timeline = new Timeline(List.of(index), Unit.ENTRIES, Filter.NONE.withText(text));
                    assertEquals(1, walk(timeline, true).size(), typed + " as " + written);
                }
            }
        }
    }

    @Test
    void aRareTextIsFoundWithoutReadingOtherBlocks() throws PatternException {
        MemoryLogFile file = new MemoryLogFile();
        for (int i = 0; i < 40_000; i++) {
            String text = i == 20_123 ? "the needle" : "\u001b[32mline\u001b[0m <" + i + "> of many that say nothing";
            file.append(DockerJson.record("stdout", START.plusMillis(i), text + "\n"));
        }
        BlockIndex index = new BlockIndex(0, new BlockCache(1 << 20), () -> NOW, 32_768);
        index.update(List.of(file.generation(0, true)), false);
        Filter filter = Filter.NONE.withText(new TextFilter(List.of(TextPattern.parse("needle")), List.of(), 0));
        for (boolean forward : new boolean[] {true, false}) {
            long before = index.bytesRead();
            assertEquals(
                    1,
                    walk(new Timeline(List.of(index), Unit.ENTRIES, filter), forward)
                            .size());
            // The block with the hit, the last one, and what their orders take
            long blocks = (index.bytesRead() - before) / 32_768;
            assertTrue(blocks <= 8, "blocks read: " + blocks + " of " + index.blockCount(0));
        }
    }
}
