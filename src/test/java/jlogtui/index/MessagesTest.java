package jlogtui.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import jlogtui.file.Generation;
import jlogtui.model.Entry;
import jlogtui.model.Level;
import jlogtui.model.Position;
import jlogtui.parse.LineShape;
import jlogtui.parse.MessageState;
import jlogtui.parse.RecordShape;
import jlogtui.testkit.DockerJson;
import jlogtui.testkit.MemoryLogFile;
import jlogtui.testkit.RandomCases;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final Instant START = Instant.parse("2026-08-20T03:00:00Z");
    private static final long NOW = START.plusSeconds(86_400).getEpochSecond() * 1_000_000_000L;
    private static final String[] LINES = {
        "2026-08-20 03:00:00 INFO ready",
        "2026-08-20 03:00:00 ERROR failed",
        "java.lang.IllegalStateException: boom",
        "\tat a.b.C.d(C.java:1)",
        "\tat a.b.C.d(C.java:2)",
        "\tat a.b.C.d(C.java:3)",
        "Caused by: java.io.IOException: no",
        "\t... 12 more",
        "Traceback (most recent call last):",
        "  File \"a.py\", line 1, in f",
        "    f(1)",
        "ValueError: 1",
        "During handling of the above exception, another exception occurred:",
        "",
        "panic: boom",
        "goroutine 1 [running]:",
        "main.main()",
        "exit status 2",
        "thread 'main' panicked at src/main.rs:1:5:",
        "note: run with RUST_BACKTRACE=1",
        "/app/a.js:12",
        "{",
        "  \"a\": 1",
        "}",
        "{\"a\":1}",
        "plain words",
        "GET /cart 200",
        "  a b c"
    };

    private static byte[] line(Random random, Instant time, String stream, String text) {
        byte[] record = DockerJson.record(stream, time, text);
        return random.nextInt(200) == 0
                ? ("damage" + text + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8)
                : record;
    }

    private static List<Generation> log(Random random, int mostLines, boolean hasPieces) {
        List<Generation> generations = new ArrayList<>();
        Instant time = START;
        boolean isMean = random.nextInt(3) == 0;
        for (int g = 0; g < 1 + random.nextInt(3); g++) {
            MemoryLogFile file = new MemoryLogFile();
            int lines = random.nextInt(mostLines);
            for (int i = 0; i < lines; i++) {
                time = time.plusNanos(random.nextInt(60) == 0 ? 1_500_000_000L : random.nextInt(1000));
                String text = LINES[isMean ? 3 + random.nextInt(LINES.length - 3) : random.nextInt(LINES.length)];
                String stream = random.nextInt(4) == 0 ? "stderr" : "stdout";
                boolean isCut = hasPieces && random.nextInt(12) == 0 && text.length() > 1;
                if (isCut) {
                    int cut = 1 + random.nextInt(text.length() - 1);
                    file.append(DockerJson.record(stream, time, text.substring(0, cut)));
                    text = text.substring(cut);
                }
                file.append(line(random, time, stream, text + "\n"));
            }
            generations.add(file.generation(g, true));
        }
        return generations;
    }

    private static BlockIndex index(List<Generation> generations, int blockSize) {
        BlockIndex index = new BlockIndex(3, new BlockCache(1 << 20), () -> NOW, blockSize);
        index.update(generations, false);
        return index;
    }

    /** All entries; of each block from the last item to the first if told so. */
    private static List<Entry> entries(BlockIndex index, boolean isBackward) {
        List<Entry> entries = new ArrayList<>();
        for (int g = 0; g < index.generationCount(); g++) {
            int generation = isBackward ? index.generationCount() - 1 - g : g;
            long blocks = index.blockCount(generation);
            for (long k = 0; k < blocks; k++) {
                Block block = index.block(generation, isBackward ? blocks - 1 - k : k);
                for (int i = 0; i < block.count(); i++) {
                    int item = isBackward ? block.count() - 1 - i : i;
                    if (!block.isPiece(item)) {
                        entries.add(index.entry(generation, block, item, true));
                    }
                }
            }
        }
        if (isBackward) {
            java.util.Collections.reverse(entries);
        }
        return entries;
    }

    private static List<String> heads(List<Entry> entries) {
        List<String> heads = new ArrayList<>();
        for (Entry entry : entries) {
            heads.add(entry.position().generation() + ":" + entry.position().offset() + " of " + entry.head() + " "
                    + entry.level());
        }
        return heads;
    }

    @Test
    void aMessageIsTheSameFromWhicheverSideItIsComeTo() {
        RandomCases.check(400, random -> {
            List<Generation> log = log(random, 120, random.nextBoolean());
            int blockSize = new int[] {300, 700, 2000, 5000}[random.nextInt(4)];
            List<Entry> forward = entries(index(log, blockSize), false);
            assertEquals(heads(forward), heads(entries(index(log, blockSize), true)));
            for (int i = 0; i < 10 && !forward.isEmpty(); i++) {
                Entry entry = forward.get(random.nextInt(forward.size()));
                BlockIndex alone = index(log, blockSize);
                int g = alone.generationIndex(entry.position().generation());
                long number = entry.position().offset() / blockSize;
                for (long k = Math.max(0, number - 1); k <= number; k++) {
                    Block block = alone.block(g, k);
                    int item = block.firstAt(entry.position().offset());
                    if (item < block.count()
                            && block.offset(item) == entry.position().offset()) {
                        Entry again = alone.entry(g, block, item, true);
                        assertEquals(heads(List.of(entry)), heads(List.of(again)));
                    }
                }
            }
        });
    }

    @Test
    void aMessageIsAnUnbrokenRunOfLinesOfOneStreamThatGoOnWithItsHead() {
        RandomCases.check(400, random -> {
            List<Generation> log = log(random, 200, false);
            List<Entry> entries = entries(index(log, new int[] {300, 1000, 1 << 18}[random.nextInt(3)]), false);
            Map<Position, Entry> byPosition = new HashMap<>();
            Map<String, Entry> lastOfStream = new HashMap<>();
            RecordShape shapes = new RecordShape();
            for (Entry entry : entries) {
                byPosition.put(entry.position(), entry);
                String stream = entry.position().generation() + " " + entry.stream();
                if (!entry.isHead()) {
                    Entry head = byPosition.get(entry.message());
                    Entry before = lastOfStream.get(stream);
                    assertNotNull(head);
                    assertTrue(head.isHead());
                    assertEquals(head.stream(), entry.stream());
                    assertEquals(head.level(), entry.level());
                    assertEquals(head.position(), before.message());
                    assertTrue(entry.timeNanos() - before.timeNanos() <= BlockMessages.MOST_GAP_NANOS);
                    byte[] raw = entry.raw().get(0);
                    LineShape shape = shapes.of(raw, 0, raw.length, false);
                    assertTrue(shape != LineShape.LOG_LINE && shape != LineShape.OBJECT);
                }
                lastOfStream.put(stream, entry);
            }
        });
    }

    /** The plain reference: one walk over all lines, which holds where all of them lie in one block. */
    @Test
    void inOneBlockAMessageIsWhatAPlainWalkFinds() {
        RandomCases.check(300, random -> {
            List<Generation> log = log(random, random.nextInt(4) == 0 ? 1500 : 150, false);
            List<Entry> entries = entries(index(log, 1 << 24), false);
            Map<String, MessageState> states = new HashMap<>();
            Map<String, Entry> heads = new HashMap<>();
            Map<String, Entry> last = new HashMap<>();
            Map<String, Integer> lines = new HashMap<>();
            RecordShape shapes = new RecordShape();
            for (Entry entry : entries) {
                int generation = entry.position().generation();
                if (entry.kind() == Entry.Kind.DAMAGE) {
                    states.clear();
                    last.clear();
                    continue;
                }
                String stream = generation + " " + entry.stream();
                byte[] raw = entry.raw().get(0);
                LineShape shape = shapes.of(raw, 0, raw.length, false);
                MessageState state = states.getOrDefault(stream, MessageState.NONE);
                Entry head = heads.get(stream);
                if (state == MessageState.LOG && head.level().isAtLeast(Level.WARN)) {
                    state = MessageState.BAD_LOG;
                }
                Entry before = last.get(stream);
                boolean isApart = before == null
                        || entry.timeNanos() - before.timeNanos() > 1_000_000_000L
                        || lines.get(stream) >= 500
                        || entry.position().offset() - head.position().offset() > 64 * 1024;
                MessageState next = isApart ? null : state.after(shape);
                if (next == null) {
                    heads.put(stream, entry);
                    lines.put(stream, 0);
                }
                states.put(stream, next == null ? MessageState.begunBy(shape) : next);
                last.put(stream, entry);
                lines.merge(stream, 1, Integer::sum);
                assertEquals(heads.get(stream).position(), entry.message());
            }
        });
    }

    @Test
    void theEndOfASourceTellsWhatItsBlocksDo() {
        RandomCases.check(60, random -> {
            List<Generation> log = log(random, 1500, random.nextBoolean());
            Map<Position, String> byBlocks = new HashMap<>();
            for (Entry entry : entries(index(log, 1 << 15), false)) {
                byBlocks.put(entry.position(), heads(List.of(entry)).get(0));
            }
            BlockIndex index = index(log, 1 << 15);
            Block tail = index.tail();
            for (int i = tail == null ? 0 : tail.first(); tail != null && i < tail.count(); i++) {
                if (!tail.isPiece(i)) {
                    Entry entry = index.entry(log.size() - 1, tail, i, true);
                    assertEquals(
                            byBlocks.get(entry.position()),
                            heads(List.of(entry)).get(0));
                }
            }
        });
    }

    @Test
    void longTracesAreCut() {
        MemoryLogFile file = new MemoryLogFile().append(DockerJson.record("stderr", START, "boom\n"));
        for (int i = 0; i < 1200; i++) {
            file.append(DockerJson.record("stderr", START, "\tat a.b.C(C.java:1)\n"));
        }
        Map<Position, Integer> lines = new HashMap<>();
        for (Entry entry : entries(index(List.of(file.generation(0, true)), Block.SIZE), false)) {
            lines.merge(entry.message(), 1, Integer::sum);
        }
        assertEquals(List.of(201, 500, 500), lines.values().stream().sorted().toList());
    }

    @Test
    void onlyTheBlockBeforeIsReadAndOnlyWhenItsLinesCanGoOn() {
        MemoryLogFile traces = new MemoryLogFile();
        MemoryLogFile plain = new MemoryLogFile();
        for (int i = 0; i < 12_000; i++) {
            Instant time = START.plusMillis(i);
            traces.append(DockerJson.record("stderr", time, i % 40 == 0 ? "ERROR boom\n" : "\tat a.b.C(C.java:1)\n"));
            plain.append(DockerJson.record("stderr", time, "plain words\n"));
        }
        for (MemoryLogFile file : List.of(traces, plain)) {
            BlockIndex index = index(List.of(file.generation(0, true)), Block.SIZE);
            Block block = index.block(0, 3);
            long before = index.bytesRead();
            for (int i = 0; i < block.count(); i++) {
                index.messages().head(0, block, i);
            }
            // The order of the block has already asked for the one before
            assertEquals(before, index.bytesRead());
            assertTrue(before < 2 * Block.SIZE + 16 * 1024, "read " + before);
        }
    }
}
