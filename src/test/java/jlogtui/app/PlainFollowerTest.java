package jlogtui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongSupplier;
import jlogtui.docker.ContainerCatalog;
import jlogtui.engine.FollowWatch;
import jlogtui.engine.IndexSet;
import jlogtui.engine.SourceSet;
import jlogtui.file.FileSlots;
import jlogtui.file.TemporarySpace;
import jlogtui.model.Source;
import jlogtui.query.Filter;
import jlogtui.testkit.ContainerTree;
import jlogtui.testkit.FakeContainer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long lines are held back, by a clock that the test moves. The clock is read by the follower's own thread after it
 * has taken in how the files are, so all of this runs on one thread and in a fixed order.
 */
@Timeout(60)
final class PlainFollowerTest {
    private static final Instant T = Instant.parse("2026-11-30T00:00:00Z");
    private static final long MILLI = 1_000_000;
    private static final int MOST_LOOKS = 2_000;
    /** Not {@link PlainFollower.Ending#NEVER}: with an end in sight the follower reads the clock again and again. */
    private static final PlainFollower.Ending NOT_YET = () -> false;

    @TempDir
    private Path folder;

    private ContainerTree tree;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private FollowWatch watch;
    private SourceSet sources;
    private PlainOutput output;
    private Instant wall = InProcess.NOW;
    private int looks;

    @BeforeEach
    void makeTree() {
        tree = ContainerTree.in(folder);
    }

    /** Follows until the clock closes the watch. */
    private void follow(LongSupplier clock) throws IOException {
        try (TemporarySpace space = new TemporarySpace(folder);
                SourceSet set =
                        new SourceSet(new ContainerCatalog(tree.root())::scan, new FileSlots(50), space, () -> wall);
                FollowWatch looking = new FollowWatch(set, Optional.of(tree.root()))) {
            sources = set;
            watch = looking;
            sources.sweep();
            PlainSettings settings =
                    new PlainSettings(Filter.NONE, -1, true, false, false, true, false, Options.Format.TEXT, false);
            TwoStreams streams = new TwoStreams(out, OutputStream.nullOutputStream());
            IndexSet indexes = new IndexSet(1 << 20, () -> InProcess.NOW.getEpochSecond() * 1_000_000_000L);
            output = new PlainOutput(settings, sources, indexes, streams);
            output.open();
            new PlainFollower(output, sources, streams, clock).follow(watch, settings.holdsBack(), NOT_YET);
        }
    }

    private String written() {
        assertTrue(++looks < MOST_LOOKS, "it never came; written was\n" + out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private boolean hasSeen(FakeContainer container) {
        return sources.states().stream()
                .anyMatch(state -> state.source().id().equals(container.id())
                        && state.source().sizeBytes() > 0);
    }

    @Test
    void aLineThatWasWrittenEarlierStillComesFirst() throws IOException {
        FakeContainer slow = tree.container("slow").create();
        FakeContainer quick = tree.container("quick").create();
        quick.append("stdout", T.plusMillis(20), "later\n");
        boolean[] sent = {false};
        follow(() -> {
            String written = written();
            if (!hasSeen(slow)) {
                // the quick line is known and must wait
                assertEquals("", written);
                if (!sent[0]) {
                    sent[0] = true;
                    slow.append("stdout", T, "earlier\n");
                }
                return 0;
            }
            if (written.contains("later")) {
                watch.close();
            }
            return 260 * MILLI;
        });
        assertEquals("slow │ earlier\nquick │ later\n", out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aLineThatComesTooLateIsWrittenAllTheSame() throws IOException {
        FakeContainer slow = tree.container("slow").create();
        FakeContainer quick = tree.container("quick").create();
        quick.append("stdout", T.plusMillis(20), "later\n");
        long[] now = {0};
        boolean[] sent = {false};
        follow(() -> {
            String written = written();
            if (written.contains("later") && !sent[0]) {
                sent[0] = true;
                slow.append("stdout", T, "earlier\n");
            }
            if (written.contains("earlier")) {
                watch.close();
            }
            return now[0] += 100 * MILLI;
        });
        assertEquals("quick │ later\nslow │ earlier\n", out.toString(StandardCharsets.UTF_8));
    }

    /** Otherwise the disk would have no room and the program no memory after a day of short-lived containers. */
    @Test
    void aRemovedContainerThatHasBeenReadIsForgotten() throws IOException {
        FakeContainer brief = tree.container("brief").create();
        FakeContainer stays = tree.container("stays").create();
        brief.append("stdout", T, "one\n");
        stays.append("stdout", T.plusMillis(1), "two\n");
        long[] now = {0};
        int[] step = {0};
        follow(() -> {
            boolean isGone =
                    sources.states().stream().anyMatch(state -> state.source().state() == Source.State.REMOVED);
            if (step[0] == 0 && written().contains("two")) {
                assertEquals(2, output.sourceCount());
                step[0] = 1;
                brief.remove();
            } else if (step[0] == 1 && isGone) {
                step[0] = 2;
                wall = wall.plusSeconds(61);
            } else if (step[0] == 2 && sources.states().size() == 1 && output.sourceCount() == 1) {
                step[0] = 3;
                stays.append("stdout", T.plusMillis(2), "\nthree\n");
            } else if (step[0] == 3 && written().contains("three")) {
                watch.close();
            }
            if (step[0] == 2) {
                // As every two seconds
                sources.sweep();
                stays.append("stdout", T.plusMillis(1), ".");
            }
            assertTrue(++looks < MOST_LOOKS, "it was never forgotten");
            return now[0] += 20 * MILLI;
        });
        assertTrue(out.toString(StandardCharsets.UTF_8).startsWith("brief │ one\nstays │ two\n"));
    }

    @Test
    void aNameIsLookedForBeforeTheFirstLineIsWritten() throws IOException {
        tree.container("api").create();
        FakeContainer web = tree.container("web");
        Files.createDirectory(web.directory());
        Files.createFile(web.logFile());
        web.append("stdout", T, "one\n");
        boolean[] named = {false};
        long[] now = {0};
        follow(() -> {
            // between reading the line and writing it nothing else looks at the container
            if (hasSeen(web) && !named[0]) {
                named[0] = true;
                web.save();
            }
            if (!written().isEmpty()) {
                watch.close();
            }
            return now[0] += 300 * MILLI;
        });
        assertEquals("web │ one\n", out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aLineOfManyPiecesIsWrittenOnceThoughEachComesLate() throws IOException {
        FakeContainer big = tree.container("big").create();
        int pieces = 40;
        int[] sent = {0};
        long[] now = {0};
        StringBuilder line = new StringBuilder();
        follow(() -> {
            String text = withoutPrefixes(written());
            if (text.length() >= line.length() && line.length() > 0) {
                assertEquals(line.length(), text.length());
            }
            if (text.length() == line.length()) {
                if (sent[0] == pieces) {
                    watch.close();
                } else {
                    char[] piece = new char[16_384];
                    Arrays.fill(piece, (char) ('a' + sent[0] % 26));
                    line.append(piece);
                    big.append("stdout", T, new String(piece));
                    sent[0]++;
                }
            }
            return now[0] += 300 * MILLI;
        });
        Outputs.assertSame(line.toString(), withoutPrefixes(out.toString(StandardCharsets.UTF_8)), "the line");
    }

    private static String withoutPrefixes(String text) {
        return text.replace("big │ ", "").replace("\n", "");
    }
}
