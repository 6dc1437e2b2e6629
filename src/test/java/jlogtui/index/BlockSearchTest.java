package jlogtui.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jlogtui.file.Generation;
import jlogtui.model.Entry;
import jlogtui.model.Level;
import jlogtui.model.Literals;
import jlogtui.testkit.DockerJson;
import jlogtui.testkit.MemoryLogFile;
import jlogtui.testkit.RandomCases;
import jlogtui.testkit.RandomLog;
import org.junit.jupiter.api.Test;

/** Blocks that a search leaves to their index, against those that the index reads itself. */
class BlockSearchTest {
    private static final Instant START = Instant.parse("2026-08-20T03:00:00Z");
    private static final long NOW = START.plusSeconds(86_400).getEpochSecond() * 1_000_000_000L;

    private static BlockIndex index(List<Generation> generations, int blockSize, long cacheBytes) {
        BlockIndex index = new BlockIndex(0, new BlockCache(cacheBytes), () -> NOW, blockSize);
        index.update(generations, false);
        return index;
    }

    private static String items(BlockIndex index, int generation, Block block) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < block.count(); i++) {
            text.append(block.offset(i)).append(' ').append(block.itemLength(i)).append(' ');
            text.append(block.time(i)).append(' ').append(block.order(i)).append(' ');
            text.append(block.stream(i)).append(block.isTerminated(i)).append(block.isDamage(i));
            text.append(block.isPiece(i)).append(block.items.is(i, Items.FULL));
            Entry entry = index.entry(generation, block, i, true);
            text.append(new String(entry.log(), StandardCharsets.UTF_8)).append(entry.note());
        }
        return text.toString();
    }

    @Test
    void aBlockThatWasSearchedIsTheBlockThatWouldHaveBeenRead() {
        RandomCases.check(400, random -> {
            List<Generation> generations = new ArrayList<>();
            RandomLog log = new RandomLog(random, START, random.nextInt(3) == 0 ? 40 : 0, 30_000_000);
            for (int g = 0; g < 2; g++) {
                MemoryLogFile file = new MemoryLogFile();
                for (int i = 0; i < 4; i++) {
                    file.append(log.write(random.nextInt(40)));
                    log.stepClock(random.nextInt(3) == 0 ? random.nextLong(-5_000_000_000L, 5_000_000_000L) : 0);
                }
                generations.add(file.generation(g, g == 0 || random.nextBoolean()));
            }
            int size = 300 + random.nextInt(1500);
            BlockIndex searched = index(generations, size, 1 << random.nextInt(20));
            BlockIndex plain = index(generations, size, 1 << 20);
            Literals literals = random.nextInt(3) == 0 ? null : new Literals(List.of("e", "日本"), random.nextBoolean());
            BlockSearch search = BlockSearch.of(literals, Level.WARN).orElseThrow();
            boolean backwards = random.nextBoolean();
            for (int i = 0; i < searched.generationCount(); i++) {
                int g = backwards ? searched.generationCount() - 1 - i : i;
                for (long j = 0; j < searched.blockCount(g); j++) {
                    long k = backwards ? searched.blockCount(g) - 1 - j : j;
                    boolean mayMatch = search.look(searched, g, k).mayMatch();
                    if (mayMatch || random.nextBoolean()) {
                        assertEquals(items(plain, g, plain.block(g, k)), items(searched, g, searched.block(g, k)));
                    }
                }
            }
        });
    }

    @Test
    void aHitTakesNoBlockToBeReadAgain() {
        MemoryLogFile file = new MemoryLogFile();
        for (int i = 0; i < 20_000; i++) {
            String text = i % 250 == 7 ? "the needle" : "line " + i + " of many that say nothing";
            file.append(DockerJson.record("stdout", START.plusMillis(i), text + "\n"));
        }
        Generation generation = file.generation(0, true);
        BlockIndex index = index(List.of(generation), 32_768, 1 << 20);
        BlockSearch search = BlockSearch.of(new Literals(List.of("needle"), true), Level.TRACE)
                .orElseThrow();
        long before = file.bytesRead();
        int hits = 0;
        long blocks = index.blockCount(0) - 1;
        for (long k = 0; k < blocks; k++) {
            if (search.look(index, 0, k).mayMatch()) {
                assertTrue(index.block(0, k).count() > 0);
                hits++;
            }
        }
        assertTrue(hits > blocks / 2, "hits: " + hits);
        long most = blocks * (32_768 + 16 + 4096);
        assertTrue(file.bytesRead() - before <= most, "bytes read: " + (file.bytesRead() - before) + " of " + most);
    }
}
