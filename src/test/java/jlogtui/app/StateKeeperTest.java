package jlogtui.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jlogtui.testkit.Await;
import jlogtui.view.Kept;
import jlogtui.view.LineMark;
import jlogtui.view.ViewState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The thread that reads and writes what outlives a run. */
final class StateKeeperTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final Mailbox mailbox = new Mailbox();

    private StateStore store() {
        return new StateStore(folder, List.of(Path.of("/logs")), ViewState.PLAIN, Diagnostics.NONE);
    }

    private StateKeeper started() {
        StateKeeper keeper = new StateKeeper(store(), mailbox, Diagnostics.NONE);
        keeper.start();
        return keeper;
    }

    private static Kept marked(int count) {
        List<LineMark> marks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            marks.add(new LineMark("id", i, 0));
        }
        return new Kept(ViewState.PLAIN, marks, Map.of());
    }

    private Kept read() {
        try (StateStore store = store()) {
            return store.readRest();
        }
    }

    private Kept mail() {
        Kept earlier = mailbox.take(LIMIT.toMillis()).earlier();
        assertTrue(earlier != null, "mail");
        return earlier;
    }

    @Test
    void readsFirstAndWritesSoonWithoutBeingToldToEnd() {
        try (StateStore store = store()) {
            store.write(marked(1));
        }
        StateKeeper keeper = started();
        assertEquals(marked(1), mail());
        keeper.keep(marked(2));
        Await.until(LIMIT, "two marks", () -> read().equals(marked(2)));
        keeper.keep(marked(3));
        Await.until(LIMIT, "three marks", () -> read().equals(marked(3)));
        keeper.close();
    }

    @Test
    void theEndWaitsForWhatIsNotWrittenYet() {
        StateKeeper keeper = started();
        assertEquals(Kept.NOTHING.withFirst(true), mail());
        for (int i = 1; i <= 50; i++) {
            keeper.keep(marked(i));
        }
        keeper.close();
        assertEquals(marked(50), read());
        keeper.close();
    }

    @Test
    void withNothingToWriteOnlyTheVisitIsKept() {
        StateKeeper keeper = started();
        mail();
        keeper.keep(Kept.NOTHING);
        keeper.close();
        assertArrayEquals(
                new String[] {"welcome.json"},
                folder.resolve("jlogtui").toFile().list());
        StateKeeper again = started();
        assertEquals(Kept.NOTHING, mail(), "the user has been here");
        again.close();
        new StateKeeper(store(), mailbox, Diagnostics.NONE).close();
    }
}
