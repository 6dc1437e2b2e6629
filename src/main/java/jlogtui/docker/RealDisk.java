package jlogtui.docker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The file system of this machine. */
final class RealDisk implements Disk {
    @Override
    public Stamp readStamp(Path path) throws IOException {
        BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
        return new Stamp(
                found.isDirectory(),
                found.isRegularFile(),
                found.size(),
                found.lastModifiedTime().to(TimeUnit.NANOSECONDS),
                found.fileKey());
    }

    @Override
    public List<String> readNames(Path directory) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(directory)) {
            for (Path path : paths) {
                names.add(path.getFileName().toString());
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        Collections.sort(names);
        return names;
    }

    @Override
    public byte[] readBytes(Path file, int limit) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw new IOException("larger than " + limit + " bytes");
            }
            return bytes;
        }
    }

    @Override
    public boolean isReadable(Path file) {
        return Files.isReadable(file) || opens(file);
    }

    /** What asks for rights knows nothing of the capabilities of a user who is not root; what opens files does. */
    private static boolean opens(Path file) {
        try {
            Files.newInputStream(file).close();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public boolean isTraversable(Path directory) {
        return Files.isExecutable(directory);
    }

    @Override
    public long nowNanos() {
        return TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
    }
}
