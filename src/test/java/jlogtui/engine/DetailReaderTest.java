package jlogtui.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import jlogtui.docker.ContainerCatalog;
import jlogtui.file.FileSlots;
import jlogtui.file.TemporarySpace;
import jlogtui.index.BlockIndex;
import jlogtui.model.Anchor;
import jlogtui.model.Detail;
import jlogtui.model.Entry;
import jlogtui.model.Line;
import jlogtui.model.Payload;
import jlogtui.query.DetailQuery;
import jlogtui.query.Filter;
import jlogtui.query.PageQuery;
import jlogtui.testkit.ContainerTree;
import jlogtui.testkit.FakeContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All there is to know about lines of real files. */
final class DetailReaderTest {
    private static final Instant START = Instant.parse("2026-08-20T01:15:07Z");

    @TempDir
    Path directory;

    private final FileSlots slots = new FileSlots(16);
    private ContainerTree tree;
    private TemporarySpace space;
    private SourceSet sources;
    private IndexSet indexes;

    @BeforeEach
    void makeRoot() {
        tree = ContainerTree.in(directory);
        space = new TemporarySpace(directory);
        sources = new SourceSet(new ContainerCatalog(tree.root())::scan, slots, space, Clock.systemUTC());
        indexes = new IndexSet(4 << 20, () -> START.getEpochSecond() * 1_000_000_000L);
    }

    @AfterEach
    void close() throws IOException {
        sources.close();
        space.close();
        assertEquals(0, slots.open(), "files left open");
    }

    /** The lines as a page shows them. */
    private List<Line> lines() {
        sources.sweep();
        List<BlockIndex> current = indexes.update(sources.states());
        PageTask task = new PageTask(new PageQuery(1, new Anchor.Start(), 0, 100, Filter.NONE), current);
        task.step(() -> false);
        return task.page().lines();
    }

    private Detail detail(Entry shown) {
        List<SourceState> states = sources.states();
        return DetailReader.read(new DetailQuery(7, shown), states, indexes.update(states));
    }

    @Test
    void allLinesOfAMessageAreTold() {
        FakeContainer container = tree.container("api").create();
        for (String line :
                List.of("ERROR boom", "\tat a.B.c(B.java:1)", "\tat a.B.d(B.java:2)", "{", "  \"a\": 1", "}")) {
            container.append("stdout", START, line + "\n");
        }
        List<Line> lines = lines();
        for (int i = 0; i < 3; i++) {
            Detail detail = detail(lines.get(i).entry());
            assertEquals(3, detail.lines());
            assertEquals(
                    "ERROR boom\n\tat a.B.c(B.java:1)\n\tat a.B.d(B.java:2)",
                    detail.payload().text());
            assertEquals(Payload.Form.TEXT, detail.payload().form());
            assertEquals(3, detail.entry().raw().size());
            assertEquals(lines.get(0).entry().position(), detail.entry().position());
        }
        Detail object = detail(lines.get(4).entry());
        assertEquals(Payload.Form.JSON, object.payload().form());
        assertEquals("a", object.payload().fields().get(0).key());
    }

    private static void appendRaw(FakeContainer container, String record) {
        container.appendRaw((record + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aLineWithAttributesAndItsPlace() {
        FakeContainer web = tree.container("web").create();
        String record = "{\"log\":\"\\u001b[31m{\\\"a\\\":1}\\u001b[0m\\n\",\"stream\":\"stdout\","
                + "\"attrs\":{\"tag\":\"x\\ny\"},\"time\":\"2026-08-20T01:15:07Z\"}";
        appendRaw(web, record);
        Detail detail = detail(lines().get(0).entry());
        assertEquals(7, detail.id());
        assertEquals(Map.of("tag", "x\ny"), detail.attrs());
        assertEquals(Payload.Form.JSON, detail.payload().form(), "colours are no part of the text");
        assertEquals("web", detail.source().orElseThrow().name());
        assertTrue(detail.file().endsWith("-json.log"), detail.file());
        assertTrue(Path.of(detail.file()).toFile().exists());
        assertTrue(detail.facts().isPresent());
        assertArrayEquals(
                record.getBytes(StandardCharsets.UTF_8), detail.entry().raw().get(0));
    }

    @Test
    void aLineThatThePageShortenedIsReadWhole() {
        FakeContainer web = tree.container("web").create();
        appendRaw(web, "{\"log\":\"first\\n\",\"stream\":\"stdout\",\"time\":\"2026-08-20T01:15:07Z\"}");
        String value = "x".repeat(1_000_000);
        appendRaw(
                web,
                "{\"log\":\"{\\\"a\\\":\\\"" + value
                        + "\\\"}\\n\",\"stream\":\"stdout\",\"time\":\"2026-08-20T01:15:08Z\"}");
        appendRaw(web, "{\"log\":\"last\\n\",\"stream\":\"stdout\",\"time\":\"2026-08-20T01:15:09Z\"}");
        Entry shown = lines().get(1).entry();
        assertTrue(shown.raw().isEmpty() && shown.log().length <= LineLimit.MOST_BYTES, "the page holds a part");
        Detail detail = detail(shown);
        assertEquals(value, detail.payload().fields().get(0).value());
        assertEquals(1, detail.entry().raw().size());
        assertEquals(shown.position(), detail.entry().position());
    }

    @Test
    void damageAndPiecesAndSourcesThatAreGone() {
        FakeContainer web = tree.container("web").create();
        String half = "p".repeat(16 << 10);
        appendRaw(web, "{\"log\":\"" + half + "\",\"stream\":\"stdout\",\"time\":\"2026-08-20T01:15:07Z\"}");
        appendRaw(web, "{\"log\":\"end\\n\",\"stream\":\"stdout\",\"time\":\"2026-08-20T01:15:07Z\"}");
        appendRaw(web, "a=1 b=2 {broken");
        List<Line> lines = lines();
        Detail joined = detail(lines.get(0).entry());
        assertEquals(2, joined.entry().raw().size());
        assertTrue(joined.payload().text().endsWith("pend"));
        Detail damage = detail(lines.get(1).entry());
        assertEquals(Entry.Kind.DAMAGE, damage.entry().kind());
        assertEquals(Payload.Form.TEXT, damage.payload().form());
        Detail gone = DetailReader.read(new DetailQuery(8, lines.get(0).entry()), List.of(), List.of());
        assertEquals("", gone.file());
        assertFalse(gone.source().isPresent() || gone.facts().isPresent());
    }
}
