package jlogtui.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import jlogtui.docker.ContainerCatalog;
import jlogtui.file.FileSlots;
import jlogtui.file.TemporarySpace;
import jlogtui.model.Ruler;
import jlogtui.model.Source;
import jlogtui.testkit.ContainerTree;
import jlogtui.testkit.FakeContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is seen without waiting for the next sweep, which here never comes. */
class FollowWatchTest {
    private static final long HOUR_MILLIS = 3_600_000;
    private static final long LIMIT_MILLIS = 30_000;

    @TempDir
    private Path folder;

    private final AtomicInteger scans = new AtomicInteger();

    private SourceSet sources(ContainerTree tree) {
        ContainerCatalog catalog = new ContainerCatalog(tree.root());
        return new SourceSet(
                () -> {
                    scans.incrementAndGet();
                    return catalog.scan();
                },
                new FileSlots(64),
                new TemporarySpace(folder),
                Clock.systemUTC());
    }

    @Test
    void aContainersEndIsSeenByTheNoticeOfIt() {
        ContainerTree tree = ContainerTree.in(folder);
        FakeContainer api = tree.container("api").create();
        try (SourceSet sources = sources(tree);
                FollowWatch watch = new FollowWatch(sources, Optional.of(tree.root()), HOUR_MILLIS)) {
            sources.sweep();
            watch.await(1);
            api.exited(ContainerTree.START.plusSeconds(60), 137, true).save();
            assertTrue(
                    awaitState(watch, sources, Source.State.EXITED),
                    sources.states().toString());
            List<Ruler> rulers = sources.states().get(0).rulers();
            assertEquals(
                    "exited 137 (out of memory) after 1 m 0 s",
                    rulers.get(rulers.size() - 1).text());
        }
    }

    /** Between the first look at a new directory and the watch on it nobody tells of changes. */
    @Test
    void aNewContainerIsLookedAtAgain() {
        ContainerTree tree = ContainerTree.in(folder);
        tree.container("api").create();
        try (SourceSet sources = sources(tree);
                FollowWatch watch = new FollowWatch(sources, Optional.of(tree.root()), HOUR_MILLIS)) {
            assertTrue(watch.await(LIMIT_MILLIS));
            watch.await(LIMIT_MILLIS / 100);
            assertEquals(2, scans.get());
        }
    }

    private static boolean awaitState(FollowWatch watch, SourceSet sources, Source.State wanted) {
        for (int i = 0; i < 10 && sources.states().get(0).source().state() != wanted; i++) {
            watch.await(LIMIT_MILLIS / 10);
        }
        return sources.states().get(0).source().state() == wanted;
    }

    @Test
    void growthAloneMakesNobodyLookForContainers() {
        ContainerTree tree = ContainerTree.in(folder);
        FakeContainer api = tree.container("api").create();
        try (SourceSet sources = sources(tree);
                FollowWatch watch = new FollowWatch(sources, Optional.of(tree.root()), HOUR_MILLIS)) {
            sources.sweep();
            scans.set(0);
            assertFalse(watch.await(1));
            for (int i = 0; i < 20; i++) {
                api.append("stdout", ContainerTree.START.plusSeconds(i), "line\n");
                assertTrue(watch.await(LIMIT_MILLIS));
            }
            assertFalse(watch.await(1));
            assertEquals(1, scans.get());
        }
    }
}
