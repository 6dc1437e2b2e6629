package jlogtui.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import jlogtui.file.Generation;
import jlogtui.index.BlockCache;
import jlogtui.index.BlockIndex;
import jlogtui.model.Anchor;
import jlogtui.model.Cut;
import jlogtui.model.Entry;
import jlogtui.model.Found;
import jlogtui.model.HitCount;
import jlogtui.model.Level;
import jlogtui.model.Page;
import jlogtui.model.Position;
import jlogtui.query.Filter;
import jlogtui.query.FindQuery;
import jlogtui.query.HitQuery;
import jlogtui.query.PageQuery;
import jlogtui.query.PatternException;
import jlogtui.query.StreamChoice;
import jlogtui.query.TextFilter;
import jlogtui.query.TextPattern;
import jlogtui.query.Wanted;
import jlogtui.testkit.DockerJson;
import jlogtui.testkit.MemoryLogFile;
import jlogtui.testkit.RandomCases;
import jlogtui.timeline.Budget;
import jlogtui.timeline.Timeline;
import jlogtui.timeline.Unit;
import org.junit.jupiter.api.Test;

/** The search for lines and the counting of hits, against a list of all lines that are shown. */
class FindTaskTest {
    private static final Instant START = Instant.parse("2026-08-20T03:00:00Z");
    private static final long NOW = START.plusSeconds(86_400).getEpochSecond() * 1_000_000_000L;
    private static final String[] WORDS = {"alpha", "beta", "gamma", "ERROR", "WARN", "needle", "Needle", "\u001b[31mne"
    };

    private static byte[] lines(Random random, int from, int count) {
        MemoryLogFile out = new MemoryLogFile();
        for (int i = 0; i < count; i++) {
            String stream = random.nextInt(3) == 0 ? "stderr" : "stdout";
            String text = WORDS[random.nextInt(WORDS.length)] + " " + WORDS[random.nextInt(WORDS.length)] + "\n";
            byte[] record = DockerJson.record(stream, START.plusMillis(4L * (from + i) + random.nextInt(3)), text);
            if (random.nextInt(25) == 0) {
                record[random.nextInt(record.length - 1)] = 0;
            }
            out.append(record);
        }
        return out.bytes();
    }

    private static List<BlockIndex> sources(Random random, List<MemoryLogFile> live) {
        List<BlockIndex> indexes = new ArrayList<>();
        BlockCache cache = new BlockCache(1 << 20);
        for (int s = 0; s < 1 + random.nextInt(3); s++) {
            MemoryLogFile old = new MemoryLogFile().append(lines(random, 0, random.nextInt(40)));
            MemoryLogFile file = new MemoryLogFile().append(lines(random, 40, random.nextInt(60)));
            live.add(file);
            BlockIndex index = new BlockIndex(s, cache, () -> NOW, 300 + random.nextInt(900));
            List<Generation> generations = List.of(old.generation(0, true), file.generation(1, false));
            index.update(generations, false);
            indexes.add(index);
        }
        return indexes;
    }

    private static Filter shown(Random random) throws PatternException {
        List<TextPattern> keep = random.nextInt(3) == 0 ? List.of(TextPattern.parse("a")) : List.of();
        List<TextPattern> drop = random.nextInt(3) == 0 ? List.of(TextPattern.parse("gamma")) : List.of();
        Level least = random.nextInt(4) == 0 ? Level.WARN : Level.TRACE;
        return Filter.NONE
                .withStreams(random.nextInt(3) == 0 ? StreamChoice.STDERR : StreamChoice.ALL)
                .withMuted(random.nextInt(4) == 0 ? Set.of(0) : Set.of())
                .withText(new TextFilter(keep, drop, least, random.nextInt(2) * 2, random.nextBoolean()));
    }

    private static Wanted wanted(Random random) throws PatternException {
        return switch (random.nextInt(5)) {
            case 0 -> Wanted.DAMAGE;
            case 1 -> Wanted.ofLevel(Level.WARN);
            case 2 -> Wanted.ofLevel(Level.FATAL);
            case 3 -> Wanted.hit(TextPattern.parse("Needle"));
            default -> Wanted.hit(TextPattern.parse("need|er+or"));
        };
    }

    private static List<Entry> walk(List<BlockIndex> indexes, Filter filter) {
        Timeline timeline = new Timeline(indexes, Unit.ENTRIES, filter);
        timeline.toStart();
        List<Entry> entries = new ArrayList<>();
        for (Entry entry = timeline.next(Budget.UNLIMITED); entry != null; entry = timeline.next(Budget.UNLIMITED)) {
            entries.add(entry);
        }
        return entries;
    }

    private static Cut cutAfter(List<BlockIndex> indexes, Filter filter, int steps) {
        Timeline timeline = new Timeline(indexes, Unit.ENTRIES, filter);
        timeline.toStart();
        for (int i = 0; i < steps; i++) {
            timeline.next(Budget.UNLIMITED);
        }
        return timeline.cut();
    }

    /** Is spent at random, so that every step may be the last before the reader is told how far it has come. */
    private static Budget nervous(Random random) {
        return () -> random.nextInt(4) == 0;
    }

    private static Position at(Optional<Entry> entry) {
        return entry.map(Entry::position).orElse(null);
    }

    @Test
    void findsTheSameLineAsAWalkThroughAllThatIsShown() {
        RandomCases.check(600, random -> {
            List<BlockIndex> indexes = sources(random, new ArrayList<>());
            Filter shown = shown(random);
            Wanted wanted = wanted(random);
            List<Entry> all = walk(indexes, shown);
            int from = random.nextInt(all.size() + 1);
            boolean forward = random.nextBoolean();
            int count = 1 + random.nextInt(4);
            List<Entry> ahead = new ArrayList<>(forward ? all.subList(from, all.size()) : all.subList(0, from));
            List<Entry> behind = new ArrayList<>(forward ? all.subList(0, from) : all.subList(from, all.size()));
            if (!forward) {
                Collections.reverse(ahead);
                Collections.reverse(behind);
            }
            ahead.removeIf(entry -> !wanted.is(entry));
            behind.removeIf(entry -> !wanted.is(entry));
            final boolean wraps = ahead.size() < count;
            ahead.addAll(behind);
            Position expected = ahead.isEmpty()
                    ? null
                    : ahead.get((count - 1) % ahead.size()).position();

            FindTask task = new FindTask(
                    new FindQuery(7, cutAfter(indexes, shown, from), forward, count, shown, wanted), indexes);
            Found found = task.step(nervous(random));
            while (!task.isDone()) {
                assertEquals(Optional.empty(), found.entry());
                assertEquals(false, found.isComplete());
                found = task.step(nervous(random));
            }
            assertTrue(found.isComplete());
            assertEquals(expected, at(found.entry()), wanted + " among " + shown);
            assertEquals(wraps, found.isWrapped());
            if (found.entry().isPresent()) {
                assertLandsOn(found.entry().get(), indexes, shown);
            }
        });
    }

    /** A page asked for right before an entry begins with it, whatever the filter; also among lines of one time. */
    private static void assertLandsOn(Entry entry, List<BlockIndex> indexes, Filter shown) {
        PageTask task = new PageTask(new PageQuery(1, new Anchor.Before(entry), 5, 5, shown), indexes);
        task.step(Budget.UNLIMITED);
        Page page = task.page();
        assertEquals(entry.position(), page.lines().get(page.anchor()).entry().position());
    }

    @Test
    void countsEveryHitOnceThoughTheLogsGrow() {
        RandomCases.check(600, random -> {
            List<MemoryLogFile> live = new ArrayList<>();
            List<BlockIndex> indexes = sources(random, live);
            Filter shown = shown(random).withText(new TextFilter(List.of(), List.of(), random.nextInt(2)));
            Wanted wanted = wanted(random);
            HitCounter counter = new HitCounter(new HitQuery(3, shown, wanted), indexes);
            for (int growth = 0; growth < 3; growth++) {
                for (int i = random.nextInt(20); i > 0 && counter.hasMore(); i--) {
                    counter.step(nervous(random));
                    for (HitCount.OfSource count : counter.counted().bySource().values()) {
                        assertTrue(count.scannedBytes() <= count.totalBytes() && count.scannedBytes() >= 0);
                    }
                }
                for (int s = 0; s < indexes.size(); s++) {
                    MemoryLogFile file = live.get(s).append(lines(random, 100 + 40 * growth, random.nextInt(20)));
                    Generation old = indexes.get(s).generations().get(0);
                    indexes.get(s).update(List.of(old, file.generation(1, false)), false);
                }
                counter.grew(indexes);
            }
            while (counter.hasMore()) {
                counter.step(nervous(random));
            }
            HitCount counted = counter.counted();
            assertTrue(counted.isComplete());
            long sum = 0;
            List<Entry> all = walk(indexes, shown);
            for (BlockIndex index : indexes) {
                int number = index.source();
                long hits = all.stream()
                        .filter(entry -> entry.position().source() == number && wanted.is(entry))
                        .count();
                HitCount.OfSource ofSource = counted.bySource().get(number);
                assertEquals(hits, ofSource == null ? 0 : ofSource.hits());
                sum += hits;
            }
            assertEquals(sum, counted.hits());
        });
    }
}
