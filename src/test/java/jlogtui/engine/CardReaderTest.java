package jlogtui.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jlogtui.docker.ContainerCatalog;
import jlogtui.file.FileSlots;
import jlogtui.file.TemporarySpace;
import jlogtui.index.BlockIndex;
import jlogtui.model.Card;
import jlogtui.model.Entry;
import jlogtui.query.CardQuery;
import jlogtui.testkit.ContainerTree;
import jlogtui.testkit.FakeContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cards of containers whose files are real. */
final class CardReaderTest {
    private static final Instant START = Instant.parse("2026-08-20T01:15:07Z");

    @TempDir
    Path directory;

    private final FileSlots slots = new FileSlots(16);
    private ContainerTree tree;
    private TemporarySpace space;
    private SourceSet sources;
    private List<BlockIndex> indexes;

    @BeforeEach
    void makeRoot() {
        tree = ContainerTree.in(directory);
        space = new TemporarySpace(directory);
        sources = new SourceSet(new ContainerCatalog(tree.root())::scan, slots, space, Clock.systemUTC());
    }

    @AfterEach
    void close() throws IOException {
        sources.close();
        space.close();
        assertEquals(0, slots.open(), "files left open");
    }

    private static long nanos(Instant time) {
        return time.getEpochSecond() * 1_000_000_000L + time.getNano();
    }

    private Card card(FakeContainer of, Instant selected) {
        sources.sweep();
        List<SourceState> states = sources.states();
        IndexSet set = new IndexSet(4 << 20, () -> nanos(START));
        indexes = set.update(states);
        indexes.forEach(index -> index.pauseWhen(() -> true));
        int number = -1;
        for (SourceState state : states) {
            number = state.source().id().equals(of.id()) ? state.source().number() : number;
        }
        CardQuery query = new CardQuery(5, number, nanos(selected));
        return new CardReader(query, states, () -> nanos(START), () -> false).read(indexes);
    }

    private static List<String> texts(Card.Lines lines) {
        List<String> texts = new ArrayList<>();
        for (Entry entry : lines.lines()) {
            texts.add(new String(entry.log(), StandardCharsets.UTF_8).strip());
        }
        return texts;
    }

    @Test
    void ofOneThatWasKilled() throws IOException {
        Instant end = START.plusSeconds(100);
        FakeContainer worker = tree.container("worker")
                .compose("shop", "worker")
                .exited(end, 137, true)
                .create();
        FakeContainer web = tree.container("web").create();
        FakeContainer api = tree.container("api").create();
        for (int i = 0; i < 100; i++) {
            worker.append(i % 10 == 0 ? "stderr" : "stdout", START.plusSeconds(i), "job " + i + "\n");
            api.append("stdout", START.plusSeconds(i), "INFO: fine\n");
        }
        api.append("stderr", end.plusSeconds(2), "ERROR: worker is gone\n");
        web.append("stdout", end.minusSeconds(11), "ERROR: too early\n");
        web.append("stdout", end.minusSeconds(10), "ERROR: just in time\n");
        web.append("stdout", end.plusSeconds(9), "WARN: no error\n");
        web.append("stdout", end.plusSeconds(11), "ERROR: too late\n");
        worker.append("stderr", end, "ERROR: own\n");
        Files.writeString(
                worker.directory().resolve("hostconfig.json"),
                "{\"LogConfig\":{\"Type\":\"json-file\",\"Config\":{}},\"Memory\":268435456,\"NanoCpus\":1500000000,"
                        + "\"RestartPolicy\":{\"Name\":\"on-failure\",\"MaximumRetryCount\":5}}");
        Card card = card(worker, START);
        assertEquals("137 (out of memory)", card.exit());
        assertEquals(new Card.Limits(268_435_456, 1_500_000_000, "on-failure"), card.limits());
        assertEquals(nanos(end), card.aroundNanos());
        assertEquals(List.of("job 60", "job 70", "job 80", "job 90", "ERROR: own"), texts(card.stderr()));
        assertEquals(Card.Looked.WHOLLY, card.stderr().state());
        assertEquals(List.of("ERROR: just in time", "ERROR: worker is gone"), texts(card.errors()));
        assertEquals(Card.Looked.WHOLLY, card.errors().state());
    }

    @Test
    void ofOneThatRunsErrorsAreThoseAroundTheSelectedLine() {
        FakeContainer web =
                tree.container("web").state(state -> state.put("Pid", 0)).create();
        FakeContainer api = tree.container("api").create();
        for (int i = 0; i < 60; i++) {
            api.append("stdout", START.plusSeconds(i), "ERROR: " + i + "\n");
        }
        Card card = card(web, START.plusSeconds(30));
        assertEquals("", card.exit());
        assertEquals(CardReader.ERROR_LINES, card.errors().lines().size());
        assertEquals(21 - CardReader.ERROR_LINES, card.errors().more());
        assertTrue(texts(card.errors()).contains("ERROR: 30"), "the nearest: " + texts(card.errors()));
        assertEquals(List.of(), texts(card.stderr()));
        assertEquals(Card.Looked.WHOLLY, card.stderr().state());
    }

    @Test
    void stderrIsLookedForInTheNewestPartOnly() {
        FakeContainer web = tree.container("web").create();
        web.append("stderr", START, "once\n");
        String line = "x".repeat(1_000) + "\n";
        long size = 0;
        while (size < 2 * CardReader.STDERR_BYTES) {
            web.append("stdout", START.plusSeconds(1), line);
            size += 1_080;
        }
        Card card = card(web, START.minusSeconds(100));
        assertEquals(List.of(), texts(card.stderr()));
        assertEquals(Card.Looked.IN_PART, card.stderr().state());
        long read = indexes.get(0).bytesRead();
        assertTrue(read < CardReader.STDERR_BYTES * 3 / 2, "read " + read);
    }

    @Test
    void oneThatIsUnknownHasNone() {
        FakeContainer web = tree.container("web").create();
        sources.sweep();
        CardQuery query = new CardQuery(5, 99, 0);
        Card card = new CardReader(query, sources.states(), () -> 0, () -> false).read(List.of());
        assertTrue(card.source().isEmpty());
        assertTrue(Files.exists(web.directory()));
    }
}
