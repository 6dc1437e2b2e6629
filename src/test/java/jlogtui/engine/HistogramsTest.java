package jlogtui.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import jlogtui.model.Histogram;
import jlogtui.testkit.ContainerTree;
import jlogtui.testkit.DockerJson;
import jlogtui.testkit.FakeContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HistogramsTest {
    private static final Instant T = Instant.parse("2026-08-20T03:15:07Z");

    @TempDir
    private Path folder;

    @Test
    void theCountIsOverAlsoWhereCompressedFilesAreLeftOut() throws Exception {
        ContainerTree tree = ContainerTree.in(folder);
        FakeContainer web = tree.container("web").limits("1k", 3, true).create();
        web.append("stderr", T, "ERROR of old\n").appendRaw(noise(T)).rotate();
        // So much that its end can be read without what stands before it
        web.appendRaw(noise(T.plusSeconds(30))).append("stderr", T.plusSeconds(60), "ERROR last\n");
        Histogram counted = CountedErrors.of(tree.root(), folder);
        assertTrue(counted.isOver());
        assertTrue(counted.scannedBytes() < counted.totalBytes(), counted.toString());
        long newest = counted.errors().get(counted.errors().size() - 1);
        assertEquals(1, newest, "the last error lies at the very end: " + counted.errors());
        assertEquals(
                1,
                counted.errors().stream().mapToLong(Long::longValue).sum(),
                "what is compressed is not inflated for this");
    }

    /** Two megabytes that do not compress well. */
    private static byte[] noise(Instant start) {
        Random random = new Random(1);
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        for (int i = 0; i < 20_000; i++) {
            records.writeBytes(DockerJson.record("stdout", start.plusMillis(i), "noise " + random.nextLong() + "\n"));
        }
        return records.toByteArray();
    }
}
