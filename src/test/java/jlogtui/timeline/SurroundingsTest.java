package jlogtui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import jlogtui.index.Block;
import jlogtui.index.BlockCache;
import jlogtui.index.BlockIndex;
import jlogtui.model.Cut;
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
import jlogtui.testkit.RandomLog;
import org.junit.jupiter.api.Test;

/** Context of all sources, against the list of all lines in order. */
class SurroundingsTest {
    private static final Comparator<Item> BY_ORDER = Comparator.comparingLong((Item item) -> item.entry.orderNanos())
            .thenComparing(item -> item.entry.position());

    private record Item(Entry entry, long length) {}

    /** A steps' budget that is spent now and then. */
    private static Budget moody(Random random) {
        return random.nextBoolean() ? Budget.UNLIMITED : () -> random.nextInt(3) == 0;
    }

    private static List<Item> merged(List<BlockIndex> indexes, Filter filter) {
        List<Item> items = new ArrayList<>();
        for (BlockIndex index : indexes) {
            for (int g = 0; g < index.generationCount(); g++) {
                for (long k = 0; k < index.blockCount(g); k++) {
                    Block block = index.block(g, k);
                    for (int i = 0; i < block.count(); i++) {
                        if (!block.isPiece(i) && !filter.muted().contains(index.source())) {
                            items.add(new Item(index.entry(g, block, i, true), block.itemLength(i)));
                        }
                    }
                }
            }
        }
        items.sort(BY_ORDER);
        return items;
    }

    /** By the sentence that says which lines are shown, for each line and each hit. */
    private static List<Position> shown(List<Item> items, Filter filter, long reach) {
        Filter lines = filter.withText(new TextFilter(List.of(), filter.text().drop(), 0));
        List<Position> shown = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            boolean isShown = false;
            for (int step = -1; step <= 1; step += 2) {
                int between = 0;
                long bytes = 0;
                for (int j = i;
                        j >= 0 && j < items.size() && between < filter.text().context();
                        j += step) {
                    Item item = items.get(j);
                    isShown |= bytes <= reach && filter.matches(item.entry());
                    between += j != i && lines.matches(item.entry()) ? 1 : 0;
                    bytes += j == i ? 0 : item.length();
                }
            }
            if (isShown && lines.matches(items.get(i).entry())) {
                shown.add(items.get(i).entry().position());
            }
        }
        return shown;
    }

    private static Filter filter(Random random, List<BlockIndex> indexes) throws PatternException {
        Level least = random.nextInt(3) == 0 ? Level.ERROR : Level.TRACE;
        boolean isKept = least == Level.TRACE || random.nextInt(3) == 0;
        List<TextPattern> keep =
                isKept ? List.of(TextCases.pattern(random, indexes).pattern()) : List.of();
        List<TextPattern> drop = random.nextInt(3) == 0
                ? List.of(TextCases.pattern(random, indexes).pattern())
                : List.of();
        Filter filter = Filter.NONE
                .withStreams(random.nextInt(4) == 0 ? StreamChoice.STDERR : StreamChoice.ALL)
                .withMuted(random.nextInt(5) == 0 ? Set.of(random.nextInt(indexes.size())) : Set.of())
                .withText(new TextFilter(keep, drop, least, 1 + random.nextInt(4), true));
        if (random.nextInt(5) > 0) {
            return filter;
        }
        long since = TextCases.START.getEpochSecond() * 1_000_000_000L + random.nextInt(300) * 1_000_000L;
        return filter.withWindow(since, since + random.nextInt(300) * 1_000_000L);
    }

    private static Entry step(Timeline timeline, boolean forward, Budget budget) {
        while (true) {
            Entry entry = forward ? timeline.next(budget) : timeline.previous(budget);
            if (entry != null || timeline.isExhausted()) {
                return entry;
            }
        }
    }

    private static List<Position> walk(Timeline timeline, boolean forward, Budget budget) {
        List<Position> positions = new ArrayList<>();
        for (Entry entry = step(timeline, forward, budget); entry != null; entry = step(timeline, forward, budget)) {
            positions.add(entry.position());
        }
        if (!forward) {
            Collections.reverse(positions);
        }
        return positions;
    }

    private static Timeline timeline(Random random, List<BlockIndex> indexes, Filter filter, long reach) {
        // With little patience every way of leaving lines out is taken
        int patience = random.nextBoolean() ? random.nextInt(12) : 500;
        return new Timeline(indexes, Unit.ENTRIES, filter, random.nextBoolean(), reach, patience);
    }

    @Test
    void contextIsTheLinesOfAllSourcesAroundEachHit() {
        RandomCases.check(1500, random -> {
            int odd = new int[] {0, 30, 300}[random.nextInt(3)];
            List<BlockIndex> indexes = TextCases.sources(random, 1 + random.nextInt(4), odd);
            Filter filter = filter(random, indexes);
            long reach = random.nextBoolean() ? Surroundings.REACH : random.nextInt(4000);
            List<Position> wanted = shown(merged(indexes, filter), filter, reach);
            Timeline timeline = timeline(random, indexes, filter, reach);
            timeline.toStart();
            assertEquals(wanted, walk(timeline, true, moody(random)), "forward");
            assertEquals(wanted, walk(timeline, false, moody(random)), "and back");
            timeline.toEnd();
            assertEquals(wanted, walk(timeline, false, moody(random)), "backward");
            assertEquals(wanted, walk(timeline, true, moody(random)), "and on again");
        });
    }

    @Test
    void itIsTheSameFromEveryPlace() {
        RandomCases.check(1000, random -> {
            List<BlockIndex> indexes = TextCases.sources(random, 1 + random.nextInt(4), 0);
            Filter filter = filter(random, indexes);
            long reach = random.nextBoolean() ? Surroundings.REACH : random.nextInt(4000);
            List<Item> items = merged(indexes, filter);
            List<Position> wanted = shown(items, filter, reach);
            for (int i = 0; i < 10 && !items.isEmpty(); i++) {
                Entry at = items.get(random.nextInt(items.size())).entry();
                Timeline timeline = timeline(random, indexes, filter, reach);
                timeline.toBefore(at.position(), at.orderNanos());
                Cut cut = timeline.cut();
                List<Position> all = walk(timeline, false, moody(random));
                assertEquals(
                        all,
                        items.stream()
                                .map(Item::entry)
                                .filter(entry -> BY_ORDER.compare(new Item(entry, 0), new Item(at, 0)) < 0)
                                .map(Entry::position)
                                .filter(wanted::contains)
                                .toList());
                timeline.to(cut);
                all.addAll(walk(timeline, true, moody(random)));
                assertEquals(wanted, all);
            }
        });
    }

    @Test
    void stepsTurnAndGoOnFromTheirCuts() {
        RandomCases.check(600, random -> {
            List<BlockIndex> indexes = TextCases.sources(random, 1 + random.nextInt(4), 30);
            Filter filter = filter(random, indexes);
            List<Position> wanted = shown(merged(indexes, filter), filter, Surroundings.REACH);
            Timeline timeline = timeline(random, indexes, filter, Surroundings.REACH);
            int at = 0;
            for (int i = 0; i < 60; i++) {
                boolean forward = random.nextInt(5) > 1;
                Budget budget = moody(random);
                for (int n = random.nextInt(6); n > 0; n--) {
                    Entry entry = step(timeline, forward, budget);
                    Position next = forward && at < wanted.size()
                            ? wanted.get(at)
                            : !forward && at > 0 ? wanted.get(at - 1) : null;
                    assertEquals(next, entry == null ? null : entry.position());
                    at += next == null ? 0 : forward ? 1 : -1;
                    if (next != null && forward && random.nextInt(4) == 0) {
                        timeline.to(timeline.cutBefore(entry));
                        at--;
                    }
                }
                if (random.nextInt(3) == 0) {
                    timeline.refresh();
                } else if (random.nextInt(3) == 0) {
                    Cut cut = timeline.cut();
                    timeline = timeline(random, indexes, filter, Surroundings.REACH);
                    timeline.to(cut);
                }
            }
        });
    }

    @Test
    void whoIsInterruptedGoesOnFromTheCut() {
        RandomCases.check(1000, random -> {
            List<BlockIndex> indexes = TextCases.sources(random, 1 + random.nextInt(4), 30);
            Filter filter = filter(random, indexes);
            long reach = random.nextInt(1000);
            List<Position> wanted = shown(merged(indexes, filter), filter, reach);
            boolean forward = random.nextBoolean();
            Timeline timeline = timeline(random, indexes, filter, reach);
            if (forward) {
                timeline.toStart();
            } else {
                timeline.toEnd();
            }
            List<Position> seen = new ArrayList<>();
            while (!timeline.isExhausted()) {
                Budget budget = () -> random.nextInt(3) == 0;
                Entry entry = forward ? timeline.next(budget) : timeline.previous(budget);
                if (entry != null) {
                    seen.add(entry.position());
                } else if (!timeline.isExhausted() && random.nextInt(3) == 0) {
                    Cut cut = timeline.cut();
                    timeline = timeline(random, indexes, filter, reach);
                    timeline.to(cut);
                }
            }
            if (!forward) {
                Collections.reverse(seen);
            }
            assertEquals(wanted, seen);
        });
    }

    /** One line to be found in three logs. */
    private static List<BlockIndex> sparse() {
        List<BlockIndex> indexes = new ArrayList<>();
        for (int source = 0; source < 3; source++) {
            MemoryLogFile file = new MemoryLogFile();
            for (int i = 0; i < 40_000; i++) {
                String text = i == 20_123 && source == 1 ? "the needle" : "line " + i + " of many that say nothing";
                file.append(DockerJson.record("stdout", TextCases.START.plusMillis(i), text + "\n"));
            }
            BlockIndex index = new BlockIndex(source, new BlockCache(1 << 20), () -> TextCases.NOW, 32_768);
            index.update(List.of(file.generation(0, true)), false);
            indexes.add(index);
        }
        return indexes;
    }

    private static Filter needle() throws PatternException {
        return Filter.NONE.withText(
                new TextFilter(List.of(TextPattern.parse("needle")), List.of(), Level.TRACE, 3, true));
    }

    @Test
    void aSearchThatIsInterruptedAgainAndAgainComesToItsEnd() throws PatternException {
        List<BlockIndex> indexes = sparse();
        for (boolean forward : new boolean[] {true, false}) {
            Timeline timeline = new Timeline(indexes, Unit.ENTRIES, needle(), true, 4096, 50);
            Cut cut = null;
            int pauses = 0;
            int found = 0;
            while (!timeline.isExhausted()) {
                if (cut != null) {
                    timeline = new Timeline(indexes, Unit.ENTRIES, needle(), true, 4096, 50);
                    timeline.to(cut);
                } else if (forward) {
                    timeline.toStart();
                } else {
                    timeline.toEnd();
                }
                int[] left = {20};
                Budget budget = () -> left[0]-- <= 0;
                while ((forward ? timeline.next(budget) : timeline.previous(budget)) != null) {
                    found++;
                }
                cut = timeline.cut();
                assertTrue(pauses++ < 400, "comes no farther than " + cut);
            }
            assertEquals(7, found);
            assertTrue(pauses > 5, "pauses: " + pauses);
        }
    }

    @Test
    void hitsAreFoundOnceUnderAnyClock() {
        RandomCases.check(400, random -> {
            List<BlockIndex> indexes = new ArrayList<>();
            for (int source = 0; source < 1 + random.nextInt(3); source++) {
                RandomLog log = new RandomLog(random, TextCases.START, 20, 0);
                MemoryLogFile file = new MemoryLogFile();
                for (int i = 0; i < 8; i++) {
                    log.stepClock(random.nextInt(3) == 0 ? (random.nextInt(40) - 20) * 1_000_000_000L : 0);
                    file.append(log.write(random.nextInt(30)));
                }
                BlockIndex index = new BlockIndex(source, new BlockCache(1 << 20), () -> TextCases.NOW, 600);
                index.update(List.of(file.generation(0, true)), false);
                indexes.add(index);
            }
            TextFilter hits = new TextFilter(List.of(TextPattern.parse("quoted.*error")), List.of(), 0);
            Filter filter =
                    Filter.NONE.withText(hits.withContext(1 + random.nextInt(3)).withContextOfAll(true));
            List<Position> wanted = new ArrayList<>();
            for (Item item : merged(indexes, filter)) {
                if (hits.matches(item.entry())) {
                    wanted.add(item.entry().position());
                }
            }
            for (boolean forward : new boolean[] {true, false}) {
                Timeline timeline = timeline(random, indexes, filter, Surroundings.REACH);
                if (forward) {
                    timeline.toStart();
                } else {
                    timeline.toEnd();
                }
                List<Position> seen = walk(timeline, forward, moody(random));
                assertEquals(Set.copyOf(seen).size(), seen.size(), "none twice");
                assertTrue(seen.containsAll(wanted), "none lost");
            }
        });
    }

    @Test
    void linesFarFromHitsAreNotRead() throws PatternException {
        List<BlockIndex> indexes = sparse();
        for (boolean forward : new boolean[] {true, false}) {
            long before = bytesRead(indexes);
            Timeline timeline = new Timeline(indexes, Unit.ENTRIES, needle());
            if (forward) {
                timeline.toStart();
            } else {
                timeline.toEnd();
            }
            assertEquals(7, walk(timeline, forward, Budget.UNLIMITED).size());
            long blocks = (bytesRead(indexes) - before) / 32_768;
            long all = 3 * indexes.get(0).blockCount(0);
            // Twice the lines that are read before a search, in each source, and what stands around the hit
            assertTrue(blocks < all / 3, "blocks read: " + blocks + " of " + all);
        }
    }

    private static long bytesRead(List<BlockIndex> indexes) {
        return indexes.stream().mapToLong(BlockIndex::bytesRead).sum();
    }
}
