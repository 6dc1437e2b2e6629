package jlogtui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import jlogtui.file.Generation;
import jlogtui.index.Block;
import jlogtui.index.BlockCache;
import jlogtui.index.BlockIndex;
import jlogtui.model.Cut;
import jlogtui.model.Entry;
import jlogtui.model.Position;
import jlogtui.query.Filter;
import jlogtui.query.StreamChoice;
import jlogtui.testkit.DockerJson;
import jlogtui.testkit.MemoryLogFile;
import jlogtui.testkit.RandomCases;
import jlogtui.testkit.RandomLog;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final Instant START = Instant.parse("2026-08-20T03:00:00Z");
    private static final long START_NANOS = START.getEpochSecond() * 1_000_000_000L;
    private static final long NOW = START_NANOS + 86_400_000_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final int BLOCK_SIZE = 32_768;

    private static List<BlockIndex> sources(Random random, int damage, long jitter, boolean steps) {
        List<BlockIndex> indexes = new ArrayList<>();
        BlockCache cache = new BlockCache(1 << random.nextInt(22));
        for (int s = 0; s < 1 + random.nextInt(5); s++) {
            RandomLog log = new RandomLog(random, START, damage, jitter);
            List<Generation> generations = new ArrayList<>();
            for (int g = 0; g < 1 + random.nextInt(3); g++) {
                MemoryLogFile file = new MemoryLogFile().append(log.write(random.nextInt(60)));
                if (steps && random.nextBoolean()) {
                    log.stepClock((random.nextBoolean() ? -1L : 1L) * (3 + random.nextInt(20)) * SECOND);
                    file.append(log.write(random.nextInt(60)));
                }
                generations.add(file.generation(g, true));
            }
            BlockIndex index = new BlockIndex(s, cache, () -> NOW, BLOCK_SIZE);
            index.update(generations, false);
            indexes.add(index);
        }
        return indexes;
    }

    /** Every entry of every source, source by source. */
    private static List<Entry> all(List<BlockIndex> indexes, boolean joined) {
        List<Entry> entries = new ArrayList<>();
        for (BlockIndex index : indexes) {
            for (int g = 0; g < index.generationCount(); g++) {
                for (long k = 0; k < index.blockCount(g); k++) {
                    Block block = index.block(g, k);
                    for (int i = 0; i < block.count(); i++) {
                        if (!joined || !block.isPiece(i)) {
                            entries.add(index.entry(g, block, i, joined));
                        }
                    }
                }
            }
        }
        return entries;
    }

    private static List<Position> positions(List<Entry> entries) {
        return entries.stream().map(Entry::position).toList();
    }

    private static List<Entry> forward(Timeline timeline) {
        List<Entry> entries = new ArrayList<>();
        for (Entry entry = timeline.next(Budget.UNLIMITED); entry != null; entry = timeline.next(Budget.UNLIMITED)) {
            entries.add(entry);
        }
        return entries;
    }

    private static List<Entry> backward(Timeline timeline) {
        List<Entry> entries = new ArrayList<>();
        Entry entry = timeline.previous(Budget.UNLIMITED);
        while (entry != null) {
            entries.add(entry);
            entry = timeline.previous(Budget.UNLIMITED);
        }
        Collections.reverse(entries);
        return entries;
    }

    private static final Comparator<Entry> BY_ORDER =
            Comparator.comparingLong(Entry::orderNanos).thenComparing(Entry::position);

    @Test
    void mergingEqualsAStableSortInBothDirections() {
        RandomCases.check(300, random -> {
            List<BlockIndex> indexes = sources(random, 5, random.nextInt(2) * SECOND, false);
            Unit unit = random.nextBoolean() ? Unit.ENTRIES : Unit.RECORDS;
            List<Entry> sorted = new ArrayList<>(all(indexes, unit == Unit.ENTRIES));
            sorted.sort(BY_ORDER);
            Timeline timeline = new Timeline(indexes, unit, Filter.NONE);
            timeline.toStart();
            assertEquals(positions(sorted), positions(forward(timeline)));
            timeline.toEnd();
            assertEquals(positions(sorted), positions(backward(timeline)));
        });
    }

    @Test
    void underAnyClockNothingIsLostOrDoubledAndFilesKeepTheirOrder() {
        RandomCases.check(300, random -> {
            List<BlockIndex> indexes = sources(random, 20, SECOND, true);
            List<Entry> all = all(indexes, true);
            Timeline timeline = new Timeline(indexes, Unit.ENTRIES, Filter.NONE);
            timeline.toStart();
            List<Entry> forward = forward(timeline);
            List<Entry> backward = backward(timeline);
            for (List<Entry> walked : List.of(forward, backward)) {
                List<Position> bySource = new ArrayList<>(positions(walked));
                bySource.sort(Comparator.comparingInt(Position::source));
                assertEquals(positions(all), bySource);
            }
            // A merge of sources whose clocks go back is a sort by the largest order time so far, seen from where the
            // walk began
            assertEquals(positions(sortedByRunningMaximum(all)), positions(forward));
        });
    }

    /** Stable sort in which no entry comes before an earlier one of its own source. */
    private static List<Entry> sortedByRunningMaximum(List<Entry> all) {
        record Keyed(Entry entry, long key) {}
        List<Keyed> keyed = new ArrayList<>();
        int source = -1;
        long maximum = Long.MIN_VALUE;
        for (Entry entry : all) {
            maximum = entry.position().source() == source ? Math.max(maximum, entry.orderNanos()) : entry.orderNanos();
            source = entry.position().source();
            keyed.add(new Keyed(entry, maximum));
        }
        keyed.sort(Comparator.comparingLong(Keyed::key)
                .thenComparing(k -> k.entry().position().source()));
        return keyed.stream().map(Keyed::entry).toList();
    }

    @Test
    void anyNumberOfStepsForwardAndBackLeadsToTheSamePlace() {
        RandomCases.check(300, random -> {
            List<BlockIndex> indexes = sources(random, 5, random.nextInt(2) * SECOND, false);
            Filter filter = Filter.NONE.withStreams(random.nextBoolean() ? StreamChoice.STDERR : StreamChoice.ALL);
            Timeline timeline = new Timeline(indexes, Unit.ENTRIES, filter);
            timeline.toTime(START_NANOS + (long) (random.nextDouble() * 2 * SECOND));
            Cut start = timeline.cut();
            int steps = random.nextInt(40);
            List<Position> seen = new ArrayList<>();
            for (int i = 0; i < steps; i++) {
                Entry entry = timeline.next(Budget.UNLIMITED);
                if (entry != null) {
                    seen.add(entry.position());
                }
            }
            List<Position> back = new ArrayList<>();
            for (int i = 0; i < seen.size(); i++) {
                back.add(0, timeline.previous(Budget.UNLIMITED).position());
            }
            assertEquals(seen, back);
            // Entries that the filter hides may lie between; stepping over what follows must still show the same
            Timeline again = new Timeline(indexes, Unit.ENTRIES, filter);
            again.to(start);
            for (Position position : seen) {
                assertEquals(position, again.next(Budget.UNLIMITED).position());
            }
        });
    }

    @Test
    void aFilterShowsWhatFilteringTheWholeListShows() {
        RandomCases.check(300, random -> {
            List<BlockIndex> indexes = sources(random, 20, SECOND, random.nextBoolean());
            long since = START_NANOS + random.nextInt(2000) * 1_000_000L;
            Set<Integer> muted = new HashSet<>();
            if (random.nextBoolean()) {
                muted.add(random.nextInt(indexes.size()));
            }
            Filter filter = Filter.NONE
                    .withStreams(random.nextBoolean() ? StreamChoice.STDOUT : StreamChoice.STDERR)
                    .withWindow(since, since + SECOND)
                    .withMuted(muted);
            List<Position> wanted = positions(
                    all(indexes, true).stream().filter(filter::matches).toList());
            Timeline timeline = new Timeline(indexes, Unit.ENTRIES, filter);
            timeline.toStart();
            List<Position> shown = new ArrayList<>(positions(forward(timeline)));
            List<Position> back = new ArrayList<>(positions(backward(timeline)));
            shown.sort(null);
            back.sort(null);
            assertEquals(wanted, shown);
            assertEquals(wanted, back);
        });
    }

    @Test
    void theLastRecordsAreCountedBeforeTheFilterAndCutLongLines() {
        MemoryLogFile file = new MemoryLogFile();
        file.append(DockerJson.record("stdout", START, "one\n"));
        file.append(DockerJson.record("stdout", START.plusSeconds(1), "head "));
        file.append(DockerJson.record("stdout", START.plusSeconds(1), "middle "));
        file.append(DockerJson.record("stderr", START.plusSeconds(1), "other\n"));
        file.append(DockerJson.record("stdout", START.plusSeconds(1), "end\n"));
        BlockIndex index = new BlockIndex(0, new BlockCache(1 << 20), () -> NOW);
        index.update(List.of(file.generation(0, false)), false);
        assertEquals(List.of("middle end\n", "other\n"), lastTexts(index, Unit.ENTRIES, 3, Filter.NONE));
        assertEquals(List.of("middle ", "other\n", "end\n"), lastTexts(index, Unit.RECORDS, 3, Filter.NONE));
        assertEquals(List.of(), lastTexts(index, Unit.RECORDS, 1, Filter.NONE.withStreams(StreamChoice.STDERR)));
        assertEquals(List.of(), lastTexts(index, Unit.ENTRIES, 0, Filter.NONE));
        assertEquals(5, lastTexts(index, Unit.RECORDS, 99, Filter.NONE).size());
    }

    private static List<String> lastTexts(BlockIndex index, Unit unit, long records, Filter filter) {
        Timeline timeline = new Timeline(List.of(index), unit, filter);
        timeline.keepLast(records);
        timeline.toStart();
        return forward(timeline).stream()
                .map(entry -> new String(entry.log(), java.nio.charset.StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void growthIsSeenAfterARefreshAndOnlyOnce() {
        RandomCases.check(100, random -> {
            RandomLog log = new RandomLog(random, START, 20, 0);
            MemoryLogFile file = new MemoryLogFile();
            BlockIndex index = new BlockIndex(0, new BlockCache(1 << 22), () -> NOW, 700);
            Timeline timeline = new Timeline(List.of(index), Unit.RECORDS, Filter.NONE);
            timeline.toStart();
            List<Position> seen = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                byte[] more = log.write(1 + random.nextInt(8));
                int half = random.nextInt(more.length + 1);
                file.append(java.util.Arrays.copyOf(more, half));
                index.update(List.of(file.generation(0, false)), false);
                timeline.refresh();
                seen.addAll(positions(forward(timeline)));
                file.append(java.util.Arrays.copyOfRange(more, half, more.length));
            }
            index.update(List.of(file.generation(0, true)), false);
            timeline.refresh();
            seen.addAll(positions(forward(timeline)));
            assertEquals(positions(all(List.of(index), false)), seen);
        });
    }

    @Test
    void aShareOfTheBytesIsFoundNearby() {
        MemoryLogFile file = new MemoryLogFile();
        for (int i = 0; i < 20_000; i++) {
            file.append(DockerJson.record("stdout", START.plusMillis(i), "line " + i + "\n"));
        }
        BlockIndex index = new BlockIndex(0, new BlockCache(1 << 22), () -> NOW, BLOCK_SIZE);
        index.update(List.of(file.generation(0, false)), false);
        Timeline timeline = new Timeline(List.of(index), Unit.ENTRIES, Filter.NONE);
        for (int percent = 0; percent <= 100; percent += 10) {
            timeline.toPercent(percent);
            double share = 100.0 * timeline.bytesBefore(timeline.cut()) / timeline.totalBytes();
            assertEquals(percent, share, 100.0 * 2 * BLOCK_SIZE / file.size());
        }
    }

    @Test
    void aShareOfFilesThatAreSmallerThanABlockIsFoundToo() {
        List<BlockIndex> indexes = new ArrayList<>();
        for (int source = 0; source < 3; source++) {
            MemoryLogFile file = new MemoryLogFile();
            for (int i = 0; i < 100; i++) {
                file.append(DockerJson.record("stdout", START.plusMillis(3 * i + source), "line " + i + "\n"));
            }
            BlockIndex index = new BlockIndex(source, new BlockCache(1 << 22), () -> NOW, BLOCK_SIZE);
            index.update(List.of(file.generation(0, false)), false);
            indexes.add(index);
        }
        Timeline timeline = new Timeline(indexes, Unit.ENTRIES, Filter.NONE);
        for (int percent = 0; percent <= 100; percent += 5) {
            timeline.toPercent(percent);
            double share = 100.0 * timeline.bytesBefore(timeline.cut()) / timeline.totalBytes();
            assertEquals(percent, share, 2);
        }
    }
}
