package jlogtui.app;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The directory for what outlives a run. It is opened once and every file in it is reached through that, so that nobody
 * who swaps it or a file for a link leads elsewhere. A file is only ever replaced whole. Used by one thread at a time.
 */
final class StateDirectory implements Closeable {
    private static final Path NAME = Path.of("jlogtui");
    private static final int MOST_BYTES = 1 << 20;
    /** As many roots, each with a view and marks; of those beyond, the ones left alone for longest go. */
    private static final int MOST_FILES = 200;

    private static final long LEFTOVER_MILLIS = 3_600_000;
    private static final Set<PosixFilePermission> OWN_DIRECTORY = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OWN_FILE = PosixFilePermissions.fromString("rw-------");

    private final SecureDirectoryStream<Path> directory;
    /** No other process that runs has it. */
    private final String freshSuffix = "." + ProcessHandle.current().pid() + ".new";

    private StateDirectory(SecureDirectoryStream<Path> directory) {
        this.directory = directory;
    }

    /**
     * Makes it where it is not there.
     *
     * @throws IOException also when root would make it in somebody else's home, as with a {@code sudo} that keeps
     *     {@code HOME}: that user's programs could then write nothing there
     */
    static void make(Path parent) throws IOException {
        Path there = parent.resolve(NAME);
        while (!Files.exists(there)) {
            there = there.getParent();
        }
        Optional<UserPrincipal> self = self();
        UserPrincipal owner = Files.getOwner(there);
        if (self.isPresent()
                && self.get().getName().equals("root")
                && !self.get().equals(owner)) {
            throw new IOException(there + " belongs to " + owner.getName());
        }
        FileAttribute<?> own = PosixFilePermissions.asFileAttribute(OWN_DIRECTORY);
        Files.createDirectories(parent, own);
        try {
            Files.createDirectory(parent.resolve(NAME), own);
        } catch (FileAlreadyExistsException e) {
            // What it is is seen when it is opened
        }
    }

    /**
     * Opens it.
     *
     * @throws NoSuchFileException when it is not there
     * @throws IOException also when it is a link, or somebody else's
     */
    static StateDirectory open(Path parentPath) throws IOException {
        try (DirectoryStream<Path> parent = Files.newDirectoryStream(parentPath)) {
            if (!(parent instanceof SecureDirectoryStream<Path> secure)) {
                throw new IOException("this system cannot tell links from directories safely");
            }
            StateDirectory opened = new StateDirectory(secure.newDirectoryStream(NAME, LinkOption.NOFOLLOW_LINKS));
            try {
                opened.takeCare();
            } catch (IOException | RuntimeException e) {
                opened.close();
                throw e;
            }
            return opened;
        }
    }

    /** Sees that it is this user's, for nobody else to read, and not too full. */
    private void takeCare() throws IOException {
        PosixFileAttributeView view = directory.getFileAttributeView(PosixFileAttributeView.class);
        PosixFileAttributes attributes = view.readAttributes();
        Optional<UserPrincipal> self = self();
        if (self.isPresent() && !attributes.owner().equals(self.get())) {
            throw new IOException("it belongs to " + attributes.owner().getName());
        }
        if (!attributes.permissions().equals(OWN_DIRECTORY)) {
            view.setPermissions(OWN_DIRECTORY);
        }
        sweep();
    }

    /** Who runs this, as far as the system tells. */
    private static Optional<UserPrincipal> self() throws IOException {
        Path process = Path.of("/proc/self");
        return Files.exists(process) ? Optional.of(Files.getOwner(process)) : Optional.empty();
    }

    private record Aged(Path name, long millis) {}

    private void sweep() throws IOException {
        List<Aged> files = new ArrayList<>();
        long now = System.currentTimeMillis();
        for (Path path : directory) {
            Path name = path.getFileName();
            String text = name.toString();
            BasicFileAttributes attributes = attributes(name);
            long millis = attributes.lastModifiedTime().toMillis();
            if (text.endsWith(".new") && now - millis > LEFTOVER_MILLIS) {
                directory.deleteFile(name);
            } else if (attributes.isRegularFile() && (text.startsWith("view-") || text.startsWith("marks-"))) {
                files.add(new Aged(name, millis));
            }
        }
        files.sort(Comparator.comparingLong(Aged::millis));
        for (int i = 0; i < files.size() - MOST_FILES; i++) {
            directory.deleteFile(files.get(i).name());
        }
    }

    private BasicFileAttributes attributes(Path name) throws IOException {
        return directory
                .getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes();
    }

    /** The content of a file; empty when there is none. */
    Optional<byte[]> read(String name) throws IOException {
        Path file = Path.of(name);
        try {
            // Opening a pipe would wait for somebody to write
            if (!attributes(file).isRegularFile()) {
                throw new IOException("it is no regular file");
            }
            Set<OpenOption> how = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
            try (SeekableByteChannel channel = directory.newByteChannel(file, how)) {
                return Optional.of(bytes(channel));
            }
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(SeekableByteChannel channel) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(1 << 14);
        while (channel.read(buffer) >= 0) {
            all.write(buffer.array(), 0, buffer.position());
            buffer.clear();
            if (all.size() > MOST_BYTES) {
                throw new IOException("it is larger than " + MOST_BYTES + " bytes");
            }
        }
        return all.toByteArray();
    }

    /** Replaces a file, or makes it. After a failure the old one is still there. */
    void write(String name, byte[] content) throws IOException {
        Path fresh = Path.of(name + freshSuffix);
        // A process of the same number may have been killed here
        delete(fresh);
        try {
            Set<OpenOption> how =
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
            FileAttribute<?> own = PosixFilePermissions.asFileAttribute(OWN_FILE);
            try (SeekableByteChannel channel = directory.newByteChannel(fresh, how, own)) {
                ByteBuffer left = ByteBuffer.wrap(content);
                while (left.hasRemaining()) {
                    channel.write(left);
                }
            }
            directory.move(fresh, directory, Path.of(name));
        } catch (IOException e) {
            delete(fresh);
            throw e;
        }
    }

    private void delete(Path name) throws IOException {
        try {
            directory.deleteFile(name);
        } catch (NoSuchFileException e) {
            // As it should be
        }
    }

    @Override
    public void close() throws IOException {
        directory.close();
    }
}
