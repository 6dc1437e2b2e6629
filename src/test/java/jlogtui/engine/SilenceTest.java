package jlogtui.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import jlogtui.index.BlockCache;
import jlogtui.index.BlockIndex;
import jlogtui.model.Entry;
import jlogtui.model.Found;
import jlogtui.model.Level;
import jlogtui.model.Position;
import jlogtui.query.Filter;
import jlogtui.query.FindQuery;
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

/** Silences, against the rule applied to a list of all records. */
class SilenceTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Instant START = Instant.parse("2026-08-20T03:00:00Z");
    private static final long NOW = START.plusSeconds(40L * 86_400).getEpochSecond() * SECOND;
    private static final long[] PACES = {5_000_000L, 400_000_000L, SECOND, 30 * SECOND};

    /** Lines at a pace of their own, one by one or in bursts, with a long gap now and then. */
    private static long append(Random random, MemoryLogFile out, long from, int count, boolean hasDamage) {
        long pace = PACES[random.nextInt(PACES.length)];
        int burst = random.nextInt(2) == 0 ? 1 : 2 + random.nextInt(20);
        long nanos = from;
        for (int i = 0; i < count; i++) {
            nanos += i % burst == 0 ? pace / 2 + (long) (pace * random.nextDouble()) : random.nextInt(3) * 1_000_000L;
            if (random.nextInt(30) == 0) {
                nanos += pace * (1 + random.nextInt(60)) + random.nextInt(30) * SECOND;
            }
            String stream = random.nextInt(3) == 0 ? "stderr" : "stdout";
            // Now and then the pieces of one line
            String end = random.nextInt(12) == 0 ? "" : "\n";
            byte[] record = DockerJson.record(
                    stream, START.plusNanos(nanos), (random.nextInt(2) == 0 ? "alpha" : "beta") + end);
            if (hasDamage && random.nextInt(25) == 0) {
                record[random.nextInt(record.length - 1)] = 0;
            }
            out.append(record);
        }
        return nanos;
    }

    private static List<BlockIndex> sources(Random random) {
        List<BlockIndex> indexes = new ArrayList<>();
        BlockCache cache = new BlockCache(random.nextInt(2) == 0 ? 1 << 20 : 20_000);
        boolean hasDamage = random.nextBoolean();
        for (int s = 0; s < 1 + random.nextInt(3); s++) {
            MemoryLogFile old = new MemoryLogFile();
            MemoryLogFile live = new MemoryLogFile();
            long behind = append(random, old, 0, random.nextInt(200), hasDamage);
            append(random, live, behind, random.nextInt(200), hasDamage);
            // Blocks so large that the look back never ends for their number
            BlockIndex index = new BlockIndex(s, cache, () -> NOW, 3000 + random.nextInt(5000));
            index.update(List.of(old.generation(0, true), live.generation(1, false)), false);
            indexes.add(index);
        }
        return indexes;
    }

    private static List<Entry> walk(List<BlockIndex> indexes, Unit unit, Filter filter) {
        Timeline timeline = new Timeline(indexes, unit, filter);
        timeline.toStart();
        List<Entry> entries = new ArrayList<>();
        for (Entry entry = timeline.next(Budget.UNLIMITED); entry != null; entry = timeline.next(Budget.UNLIMITED)) {
            entries.add(entry);
        }
        return entries;
    }

    /** All silences: the record behind each, and how long it was. */
    private static Map<Position, Long> silences(List<BlockIndex> indexes) {
        Map<Position, Long> silences = new HashMap<>();
        for (BlockIndex index : indexes) {
            List<Entry> records = walk(List.of(index), Unit.RECORDS, Filter.NONE);
            for (int i = 1; i < records.size(); i++) {
                long length = gap(records, i);
                if (length >= 10 * SECOND && length >= 20.0 * usual(records, i)) {
                    silences.put(records.get(i).position(), length);
                }
            }
        }
        return silences;
    }

    /** -1 where damage may hide lines. */
    private static long gap(List<Entry> records, int i) {
        Entry before = records.get(i - 1);
        Entry after = records.get(i);
        boolean isKnown = before.kind() == Entry.Kind.RECORD && after.kind() == Entry.Kind.RECORD;
        return isKnown ? Math.max(0, after.orderNanos() - before.orderNanos()) : -1;
    }

    private static double usual(List<Entry> records, int at) {
        List<Long> gaps = new ArrayList<>();
        for (int i = at - 1; i > 0 && gaps.size() < 128; i--) {
            if (gap(records, i) >= 0) {
                gaps.add(gap(records, i));
            }
        }
        if (gaps.size() < 4) {
            return Double.POSITIVE_INFINITY;
        }
        gaps.sort(Comparator.reverseOrder());
        List<Long> kept = gaps.subList(2, gaps.size());
        double whole = kept.stream().mapToLong(Long::longValue).sum();
        double longer = 0;
        for (long gap : kept) {
            longer += gap;
            if (longer * 2 >= whole) {
                return gap;
            }
        }
        throw new AssertionError(gaps);
    }

    private static Filter shown(Random random) throws PatternException {
        List<TextPattern> keep = random.nextInt(3) == 0 ? List.of(TextPattern.parse("alpha")) : List.of();
        return Filter.NONE
                .withStreams(random.nextInt(4) == 0 ? StreamChoice.STDERR : StreamChoice.ALL)
                .withMuted(random.nextInt(4) == 0 ? Set.of(0) : Set.of())
                .withText(new TextFilter(keep, List.of(), Level.TRACE, random.nextInt(2) * 2, random.nextBoolean()));
    }

    @Test
    void findsTheSameSilencesAsTheRuleInBothDirections() {
        int[] seen = new int[1];
        RandomCases.check(500, random -> {
            List<BlockIndex> indexes = sources(random);
            Filter shown = shown(random);
            List<Entry> all = walk(indexes, Unit.ENTRIES, shown);
            Map<Position, Long> silences = silences(indexes);
            int from = random.nextInt(all.size() + 1);
            boolean forward = random.nextBoolean();
            int count = 1 + random.nextInt(3);
            List<Entry> ahead = new ArrayList<>(forward ? all.subList(from, all.size()) : all.subList(0, from));
            List<Entry> behind = new ArrayList<>(forward ? all.subList(0, from) : all.subList(from, all.size()));
            if (!forward) {
                Collections.reverse(ahead);
                Collections.reverse(behind);
            }
            ahead.removeIf(entry -> !silences.containsKey(entry.position()));
            behind.removeIf(entry -> !silences.containsKey(entry.position()));
            final boolean wraps = ahead.size() < count;
            ahead.addAll(behind);
            Position expected = ahead.isEmpty()
                    ? null
                    : ahead.get((count - 1) % ahead.size()).position();

            Timeline start = new Timeline(indexes, Unit.ENTRIES, shown);
            start.toStart();
            for (int i = 0; i < from; i++) {
                start.next(Budget.UNLIMITED);
            }
            FindQuery query = new FindQuery(7, start.cut(), forward, count, shown, Wanted.SILENCE);
            FindTask task = new FindTask(query, indexes);
            Found found = task.step(() -> random.nextInt(4) == 0);
            while (!task.isDone()) {
                found = task.step(() -> random.nextInt(4) == 0);
            }
            assertEquals(expected, found.entry().map(Entry::position).orElse(null), "forward " + forward);
            assertEquals(expected == null ? 0 : silences.get(expected), found.silentNanos());
            assertEquals(wraps, found.isWrapped());
            seen[0] += expected == null ? 0 : 1;
        });
        boolean isOneCase = Long.getLong("jlogtui.seed") != null;
        assertTrue(isOneCase || seen[0] > 100, "too few silences to tell anything: " + seen[0]);
    }

    private static long[] found(long... gapsOfMillis) {
        MemoryLogFile file = new MemoryLogFile();
        long nanos = 0;
        for (long gap : gapsOfMillis) {
            nanos += gap * 1_000_000;
            file.append(DockerJson.record("stdout", START.plusNanos(nanos), "x\n"));
        }
        BlockIndex index = new BlockIndex(0, new BlockCache(1 << 20), () -> NOW);
        index.update(List.of(file.generation(0, false)), false);
        Hits hits = new Hits(List.of(index), Filter.NONE, Wanted.SILENCE);
        hits.timeline().toStart();
        List<Long> lengths = new ArrayList<>();
        while (hits.step(true, Budget.UNLIMITED) != null) {
            lengths.add(hits.silentNanos() / 1_000_000);
        }
        return lengths.stream().mapToLong(Long::longValue).toArray();
    }

    private static long[] repeated(int times, long... gaps) {
        long[] all = new long[times * gaps.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = gaps[i % gaps.length];
        }
        return all;
    }

    private static long[] joined(long[]... parts) {
        List<Long> all = new ArrayList<>();
        for (long[] part : parts) {
            for (long gap : part) {
                all.add(gap);
            }
        }
        return all.stream().mapToLong(Long::longValue).toArray();
    }

    @Test
    void whatIsUsualDependsOnTheSource() {
        long[] busy = repeated(50, 100);
        assertEquals(0, found(joined(busy, repeated(1, 9_999), busy)).length, "under ten seconds");
        assertEquals(10_000, found(joined(busy, repeated(1, 10_000), busy))[0]);
        long[] slow = repeated(50, 30_000);
        assertEquals(0, found(joined(slow, repeated(1, 599_999), slow)).length, "under twenty times the usual gap");
        assertEquals(600_000, found(joined(slow, repeated(1, 600_000), slow))[0]);
    }

    @Test
    void burstsAreUsualWhereTheyComeAgainAndAgain() {
        long[] bursts = repeated(8, joined(repeated(1, 30_000), repeated(30, 1)));
        // The first pauses cannot be told from silences: the source had only been seen busy, but for two gaps that do
        // not count
        assertEquals(3, found(bursts).length);
        assertEquals(3_600_000, found(joined(bursts, repeated(1, 3_600_000)))[found(bursts).length]);
    }

    @Test
    void oneSilenceDoesNotHideTheNext() {
        long[] busy = repeated(20, 1_000);
        long[] hour = {3_600_000};
        assertEquals(2, found(joined(busy, hour, repeated(3, 1_000), hour, busy)).length);
    }

    @Test
    void atTheBeginningNothingIsUsual() {
        assertEquals(0, found(0, 10, 10, 3_600_000, 10).length);
        assertEquals(1, found(0, 10, 10, 10, 10, 3_600_000, 10).length);
    }
}
