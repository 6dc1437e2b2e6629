package jlogtui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import jlogtui.index.BlockCache;
import jlogtui.index.BlockIndex;
import jlogtui.model.Entry;
import jlogtui.model.Level;
import jlogtui.model.Position;
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
            List<BlockIndex> indexes = TextCases.sources(random, 1 + random.nextInt(3), odd);
            TextCases.Case keep = TextCases.pattern(random, indexes);
            List<TextPattern> drop = new ArrayList<>();
            TextCases.Case dropped = TextCases.pattern(random, indexes);
            if (random.nextInt(3) == 0) {
                drop.add(dropped.pattern());
            }
            Level least =
                    random.nextBoolean() ? Level.TRACE : TextCases.LEVELS.get(random.nextInt(TextCases.LEVELS.size()));
            boolean isKept = least == Level.TRACE || random.nextBoolean();
            List<TextPattern> kept = isKept ? List.of(keep.pattern()) : List.of();
            Filter filter = Filter.NONE
                    .withStreams(random.nextInt(3) == 0 ? StreamChoice.STDERR : StreamChoice.ALL)
                    .withText(new TextFilter(kept, drop, least, 0));
            Filter rest = filter.withText(TextFilter.NONE);
            List<Entry> wanted = new ArrayList<>();
            for (BlockIndex index : indexes) {
                for (Entry entry : TextCases.all(index)) {
                    String message = TextCases.message(entry);
                    boolean hit = (!isKept || keep.reference().matcher(message).find())
                            && (entry.kind() != Entry.Kind.RECORD
                                    || entry.level().isAtLeast(least))
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
    void wholeMessagesAreShownOfWhichALineMatches() {
        RandomCases.check(1000, random -> {
            int odd = new int[] {0, 30, 300}[random.nextInt(3)];
            List<BlockIndex> indexes = TextCases.sources(random, 1 + random.nextInt(3), odd);
            List<TextCases.Case> keep = new ArrayList<>();
            List<TextCases.Case> drop = new ArrayList<>();
            for (int i = random.nextInt(3); i >= 0; i--) {
                (random.nextInt(4) == 0 ? drop : keep).add(TextCases.pattern(random, indexes));
            }
            Level least = random.nextInt(3) > 0 ? Level.TRACE : Level.WARN;
            TextFilter text = new TextFilter(
                            keep.stream().map(TextCases.Case::pattern).toList(),
                            drop.stream().map(TextCases.Case::pattern).toList(),
                            least,
                            0)
                    .withByMessage(true);
            Filter filter = Filter.NONE
                    .withStreams(random.nextInt(3) == 0 ? StreamChoice.STDERR : StreamChoice.ALL)
                    .withText(text);
            Map<Position, List<Entry>> byMessage = new HashMap<>();
            List<Entry> all = new ArrayList<>();
            for (BlockIndex index : indexes) {
                all.addAll(TextCases.all(index));
            }
            for (Entry entry : all) {
                byMessage
                        .computeIfAbsent(entry.message(), none -> new ArrayList<>())
                        .add(entry);
            }
            List<Entry> wanted = new ArrayList<>();
            for (Entry entry : all) {
                List<Entry> lines = byMessage.get(entry.message());
                boolean hit = entry.kind() != Entry.Kind.RECORD || entry.level().isAtLeast(least);
                for (TextCases.Case one : keep) {
                    hit &= lines.stream().anyMatch(line -> matches(one, line));
                }
                for (TextCases.Case one : drop) {
                    hit &= lines.stream().noneMatch(line -> matches(one, line));
                }
                if (hit && filter.withText(TextFilter.NONE).matches(entry)) {
                    wanted.add(entry);
                }
            }
            wanted.sort(BY_ORDER);
            List<Position> positions = wanted.stream().map(Entry::position).toList();
            assertEquals(positions, walk(new Timeline(indexes, Unit.ENTRIES, filter), true));
            assertEquals(positions, walk(new Timeline(indexes, Unit.ENTRIES, filter), false));
        });
    }

    private static boolean matches(TextCases.Case one, Entry line) {
        return one.reference().matcher(TextCases.message(line)).find();
    }

    @Test
    void theSameIsShownWithNoHalfAndAllBlocksSearchedBefore() {
        RandomCases.check(300, random -> {
            List<BlockIndex> indexes =
                    TextCases.sources(random, 1 + random.nextInt(3), new int[] {0, 30}[random.nextInt(2)]);
            boolean forLevel = random.nextBoolean();
            List<TextPattern> kept = forLevel
                    ? List.of()
                    : List.of(TextCases.pattern(random, indexes).pattern());
            Filter filter =
                    Filter.NONE.withText(new TextFilter(kept, List.of(), forLevel ? Level.ERROR : Level.TRACE, 0));
            boolean isForward = random.nextBoolean();
            Timeline half = new Timeline(indexes, Unit.ENTRIES, filter);
            half.toTime(TextCases.NOW - 86_400_000_000_000L + random.nextInt(600_000_000));
            for (int i = random.nextInt(30); i > 0; i--) {
                Entry passed = isForward ? half.next(Budget.UNLIMITED) : half.previous(Budget.UNLIMITED);
                assertTrue(passed == null || filter.matches(passed));
            }
            List<Position> wanted = new ArrayList<>();
            for (BlockIndex index : indexes) {
                TextCases.all(index).stream()
                        .filter(filter::matches)
                        .sorted(BY_ORDER)
                        .forEach(e -> wanted.add(e.position()));
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
            file.append(DockerJson.record("stdout", TextCases.START.plusMillis(i), text + "\n"));
        }
        BlockIndex index = new BlockIndex(0, new BlockCache(1 << 20), () -> TextCases.NOW, 32_768);
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
                    TextCases.sources(random, 1 + random.nextInt(2), new int[] {0, 30, 300, 1000}[random.nextInt(4)]);
            int context = 1 + random.nextInt(4);
            TextCases.Case keep = TextCases.pattern(random, indexes);
            TextCases.Case drop = TextCases.pattern(random, indexes);
            Filter filter =
                    Filter.NONE.withText(new TextFilter(List.of(keep.pattern()), List.of(drop.pattern()), context));
            List<Entry> wanted = new ArrayList<>();
            for (BlockIndex index : indexes) {
                List<Entry> lines = new ArrayList<>(TextCases.all(index));
                lines.removeIf(entry ->
                        drop.reference().matcher(TextCases.message(entry)).find());
                TreeSet<Integer> shown = new TreeSet<>();
                for (int i = 0; i < lines.size(); i++) {
                    if (keep.reference()
                            .matcher(TextCases.message(lines.get(i)))
                            .find()) {
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
        String tail = "\",\"stream\":\"stdout\",\"time\":\"" + DockerJson.time(TextCases.START) + "\"}\n";
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
            places.add(TextCases.utf8("{\"log\":\"" + message + tail));
        }
        places.add(TextCases.utf8("{\"log\":\"nee\"" + tail.substring(1) + "{\"log\":\"/dle\\n" + tail));
        places.add(TextCases.utf8("{\"log\":\"x\\\\n" + tail + "{\"log\":\"nee/dle\\n" + tail));
        places.add(TextCases.utf8("nee\0/dle\n"));
        places.add(TextCases.utf8("nee/dle\n"));
        places.add(TextCases.utf8("{\"log\":\"torn " + "x".repeat(300) + "{\"log\":\"nee/dle\\n" + tail));
        places.add(TextCases.utf8("{\"log\":\"nee/dle\\n" + tail.replace("\n", "\r\n")));
        return places;
    }

    @Test
    void nothingHidesATextWhereverItsBlockBegins() throws PatternException {
        Filter filter = Filter.NONE.withText(new TextFilter(List.of(TextPattern.parse("nee/dle")), List.of(), 0));
        byte[] line = DockerJson.record("stdout", TextCases.START, "a line that says nothing\n");
        for (byte[] place : hidingPlaces()) {
            for (int shift = 0; shift < 600; shift += 7) {
                MemoryLogFile file = new MemoryLogFile();
                file.append(DockerJson.record("stdout", TextCases.START, "x".repeat(shift) + "\n"));
                for (int i = 0; i < 40; i++) {
                    file.append(i == 20 ? place : line);
                }
                BlockIndex index = new BlockIndex(0, new BlockCache(1 << 20), () -> TextCases.NOW, 600);
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
                    byte[] line = DockerJson.record("stdout", TextCases.START, "a line that says nothing\n");
                    String text = new String(line, StandardCharsets.UTF_8);
                    file.append(i == 20 ? TextCases.utf8(text.replace("says nothing", "a " + written + " b")) : line);
                }
                BlockIndex index = new BlockIndex(0, new BlockCache(1 << 20), () -> TextCases.NOW, 600);
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
            file.append(DockerJson.record("stdout", TextCases.START.plusMillis(i), text + "\n"));
        }
        BlockIndex index = new BlockIndex(0, new BlockCache(1 << 20), () -> TextCases.NOW, 32_768);
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
