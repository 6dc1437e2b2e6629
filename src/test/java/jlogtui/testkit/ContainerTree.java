package jlogtui.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * A made-up Docker root: containers in Docker's layout with records in Docker's own bytes.
 *
 * <pre>
 * var tree = ContainerTree.in(temporaryFolder);
 * var web = tree.container("shop-web-1").compose("shop", "web").limits("10k", 3, true).create();
 * web.append("stdout", Instant.parse("2026-08-20T03:15:07.5Z"), "GET /cart 502\n");
 * </pre>
 */
public final class ContainerTree {
    /** When containers were made and started that say nothing else. */
    public static final Instant START = Instant.parse("2026-08-20T00:00:00Z");

    private final Path dataRoot;

    private ContainerTree(Path dataRoot) {
        this.dataRoot = dataRoot;
    }

    /** Makes the {@code containers} directory of a data root. */
    public static ContainerTree in(Path dataRoot) {
        try {
            Files.createDirectories(dataRoot.resolve("containers"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ContainerTree(dataRoot);
    }

    /** The data root: the folder that holds {@code containers}. */
    public Path dataRoot() {
        return dataRoot;
    }

    /** The directory of the containers' directories. */
    public Path root() {
        return dataRoot.resolve("containers");
    }

    /** A container of that name, not yet on disk; its id follows from the name. */
    public FakeContainer container(String name) {
        return container(idOf(name), name);
    }

    /** A container of that id and name, not yet on disk. */
    public FakeContainer container(String id, String name) {
        return new FakeContainer(root().resolve(id), id, name);
    }

    /** The 64 hexadecimal digits that a container of this name gets. */
    public static String idOf(String name) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
