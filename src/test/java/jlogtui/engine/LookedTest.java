package jlogtui.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import jlogtui.index.BlockCache;
import jlogtui.index.BlockIndex;
import jlogtui.model.Anchor;
import jlogtui.model.Coverage;
import jlogtui.model.Level;
import jlogtui.model.Page;
import jlogtui.query.Filter;
import jlogtui.query.PageQuery;
import jlogtui.query.TextFilter;
import jlogtui.query.TextPattern;
import jlogtui.testkit.DockerJson;
import jlogtui.testkit.MemoryLogFile;
import jlogtui.testkit.RandomCases;
import org.junit.jupiter.api.Test;

/** How much of each source has been looked at for a page on which there is no line yet. */
class LookedTest {
    private static final Instant START = Instant.parse("2026-08-20T03:00:00Z");
    private static final long NOW = START.plusSeconds(86_400).getEpochSecond() * 1_000_000_000L;

    private static List<BlockIndex> sources(Random random) {
        List<BlockIndex> indexes = new ArrayList<>();
        for (int source = 0; source < 3; source++) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            for (int i = random.nextInt(200); i > 0; i--) {
                out.writeBytes(DockerJson.record("stdout", START.plusMillis(200 * source - i), "line " + i + "\n"));
            }
            BlockIndex index = new BlockIndex(source, new BlockCache(1 << 20), () -> NOW, 400);
            index.update(List.of(new MemoryLogFile().append(out.toByteArray()).generation(0, false)), false);
            indexes.add(index);
        }
        return indexes;
    }

    private static Anchor anchor(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> new Anchor.End();
            case 1 -> new Anchor.Start();
            default -> new Anchor.Percent(random.nextInt(100));
        };
    }

    @Test
    void growsToTheWholeOfEachShownSource() {
        RandomCases.check(300, random -> {
            List<BlockIndex> indexes = sources(random);
            TextFilter text = new TextFilter(
                    List.of(TextPattern.parse("nowhere")), List.of(), Level.TRACE, random.nextInt(3), true);
            Filter filter = Filter.NONE.withMuted(Set.of(1)).withText(text);
            PageTask task = new PageTask(new PageQuery(1, anchor(random), 10, 10, filter), indexes);
            Map<Integer, Coverage> before = task.page().looked();
            assertTrue(before.isEmpty(), "nothing has been looked at");
            while (!task.isDone()) {
                task.step(() -> random.nextInt(3) > 0);
                Page page = task.page();
                assertEquals(Set.of(0, 2), page.looked().keySet());
                for (int source : page.looked().keySet()) {
                    Coverage now = page.looked().get(source);
                    Coverage then = before.getOrDefault(source, now);
                    assertTrue(now.from() <= then.from() && now.to() >= then.to(), then + " then " + now);
                    assertEquals(indexes.get(source).totalBytes(), now.totalBytes());
                }
                before = page.looked();
            }
            for (Coverage coverage : before.values()) {
                assertEquals(100, coverage.percent(), before.toString());
            }
        });
    }
}
