package jlogtui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import jlogtui.file.FileSlots;
import jlogtui.file.RotatedLog;
import jlogtui.file.TemporarySpace;
import jlogtui.index.BlockCache;
import jlogtui.index.BlockIndex;
import jlogtui.model.Entry;
import jlogtui.query.Filter;
import jlogtui.testkit.RandomCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every known kind of damage, anywhere in a log of several files: each record that is intact is found, once, in order. */
class DamageRecoveryTest {
    private static final int[] BLOCKS = {1000, 2048, 4096, 32_768};
    private static final long NOW = DamagedFile.nanos(86_400_000);

    @TempDir
    private Path folder;

    private final int[] accidents = new int[DamagedFile.KINDS];
    private int logs;
    private long intact;
    private long found;

    /** A log on disk and what is intact in it. */
    private final class DamagedLog {
        private final List<DamagedFile.Intact> wanted = new ArrayList<>();
        private final Path live = folder.resolve("log-" + logs++).resolve("c-json.log");
        private boolean isDamaged;

        private DamagedLog(Random random, int longest) throws IOException {
            Files.createDirectory(live.getParent());
            int number = 0;
            int rank = 1 + random.nextInt(6);
            while (rank >= 0) {
                DamagedFile file = new DamagedFile(random, number, longest, accidents);
                if (random.nextInt(4) == 0) {
                    file.headless();
                }
                file.write(1 + random.nextInt(80), 2 + random.nextInt(20));
                if (random.nextInt(3) == 0) {
                    file.torn();
                }
                number = file.number();
                isDamaged |= file.isDamaged();
                save(file, rank, random);
                // 8.17: numbers may be missing
                rank = rank == 0 ? -1 : Math.max(0, rank - 1 - random.nextInt(2));
            }
        }

        private void save(DamagedFile file, int rank, Random random) throws IOException {
            byte[] bytes = file.bytes();
            String name = rank == 0 ? "c-json.log" : "c-json.log." + rank;
            boolean isCompressed = rank > 0 && random.nextBoolean();
            int readable = bytes.length;
            if (isCompressed) {
                byte[] compressed = DamagedFile.compressed(bytes, random);
                readable = DamagedFile.readable(compressed);
                Files.write(live.resolveSibling(name + ".gz"), compressed);
            } else {
                Files.write(live.resolveSibling(name), bytes);
                if (rank > 0 && random.nextInt(4) == 0) {
                    // 8.14: Docker was killed while it compressed
                    byte[] whole = DamagedFile.compressed(bytes, new Random(3));
                    Files.write(
                            live.resolveSibling(name + ".gz"), Arrays.copyOf(whole, random.nextInt(whole.length + 1)));
                }
            }
            isDamaged |= readable < bytes.length || isCompressed;
            for (DamagedFile.Intact record : file.intact()) {
                // Its line feed may be cut off
                if (record.end() - 1 <= readable) {
                    wanted.add(record);
                }
            }
        }
    }

    private static List<Integer> numbers(List<Entry> entries) {
        List<Integer> numbers = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.kind() == Entry.Kind.RECORD) {
                String log = new String(entry.log(), StandardCharsets.UTF_8);
                numbers.add(log.startsWith("record ") ? Integer.parseInt(log.split(" ", -1)[1]) : -1);
            }
        }
        return numbers;
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

    @Test
    void everyIntactRecordIsFoundForwardBackwardAndByItsTime() throws IOException {
        try (TemporarySpace space = new TemporarySpace(folder)) {
            RandomCases.check(300, random -> check(random, space));
        }
        System.out.println("damage: " + found + " records recovered of " + intact + " intact ones in " + logs
                + " logs, forward, backward and by seeking; accidents by kind " + Arrays.toString(accidents));
        assertEquals(intact, found);
    }

    private void check(Random random, TemporarySpace space) throws IOException {
        int block = BLOCKS[random.nextInt(BLOCKS.length)];
        DamagedLog damaged = new DamagedLog(random, 1 + random.nextInt(8 * block));
        try (RotatedLog log = new RotatedLog(damaged.live, new FileSlots(50), space, Clock.systemUTC())) {
            log.refresh();
            BlockIndex index = new BlockIndex(0, new BlockCache(1 << random.nextInt(22)), () -> NOW, block);
            index.update(log.generations(), true);
            List<Integer> wanted = new ArrayList<>();
            damaged.wanted.forEach(record -> wanted.add(record.number()));
            intact += wanted.size();
            Timeline timeline = new Timeline(List.of(index), Unit.RECORDS, Filter.NONE);
            timeline.toEnd();
            assertEquals(wanted, numbers(backward(timeline)), "backward");
            timeline.toStart();
            List<Entry> all = forward(timeline);
            assertEquals(wanted, numbers(all), "forward");
            boolean isMarked = all.stream().anyMatch(entry -> entry.kind() == Entry.Kind.DAMAGE);
            assertTrue(damaged.isDamaged || !isMarked, "damage that is none");
            seek(damaged.wanted, wanted, timeline, random);
            found += wanted.size();
        }
    }

    private static void seek(List<DamagedFile.Intact> records, List<Integer> wanted, Timeline timeline, Random random) {
        for (int i = 0; i < Math.min(8, records.size()); i++) {
            int at = random.nextInt(records.size());
            if (records.get(at).nanos() == Long.MIN_VALUE) {
                continue;
            }
            timeline.toTime(records.get(at).nanos());
            assertEquals(wanted.subList(at, wanted.size()), numbers(forward(timeline)), "from the time of " + at);
            timeline.toTime(records.get(at).nanos());
            assertEquals(wanted.subList(0, at), numbers(backward(timeline)), "to the time of " + at);
        }
    }
}
