package jlogtui.file;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes a log as Docker does: the same names in the same order of system calls, which can be run one at a time, so that
 * a test can look at the directory between any two of them. Remembers what it wrote.
 */
public final class DockerWriter implements Closeable {
    /** What Docker does to the only file when it keeps just one. */
    public enum OneFile {
        /** 19.03 and older. */
        TRUNCATED,
        /** 20.10: to a name that it never reads again. */
        RENAMED,
        /** 23.0 and newer. */
        UNLINKED
    }

    /** Bytes of one file from one truncation to the next. */
    public static final class Epoch {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final Inode inode;
        private boolean destroyed;

        private Epoch(Inode inode) {
            this.inode = inode;
        }

        public byte[] bytes() {
            return bytes.toByteArray();
        }

        public int length() {
            return bytes.size();
        }

        /** Whether its file still holds it, with or without a name. */
        public boolean isIntact() {
            return !destroyed;
        }

        /** Whether a file of the directory holds all of it. */
        public boolean isStored() {
            return !destroyed && inode.names > 0;
        }

        /** Whether it lies or lay in the same file. */
        public boolean isInFileOf(Epoch other) {
            return inode == other.inode;
        }
    }

    private static final class Inode {
        private Epoch epoch;
        private int names;
    }

    /** One system call of a rotation. */
    private interface Step {
        void run() throws IOException;
    }

    private static final String LAST_TIME = "2026-11-22T20:27:49.431944613Z";

    private final Path log;
    private final int maxFile;
    private final boolean compress;
    private final OneFile oneFile;
    private final Map<Path, Inode> names = new HashMap<>();
    private final List<Epoch> epochs = new ArrayList<>();
    private final Deque<Step> rotation = new ArrayDeque<>();
    private final Deque<Step> compression = new ArrayDeque<>();
    private Inode live;
    private FileChannel channel;
    private boolean appends;
    private long position;

    /**
     * @param log the live file, in a directory that exists
     * @param maxFile how many files to keep, 1 or more
     */
    public DockerWriter(Path log, int maxFile, boolean compress, OneFile oneFile) throws IOException {
        this.log = log;
        this.maxFile = maxFile;
        this.compress = compress;
        this.oneFile = oneFile;
        start();
    }

    /** Everything written so far, in order; the last one grows. */
    public List<Epoch> epochs() {
        return epochs;
    }

    /** The path of a rotated file. */
    public Path rotated(int rank, boolean compressed) {
        return log.resolveSibling(log.getFileName() + "." + rank + (compressed ? ".gz" : ""));
    }

    /** Writes a whole record. */
    public void append(String message, String time) throws IOException {
        write(record(message, time));
    }

    /** A record of Docker's on stdout: the message needs no escapes, its line feed is added. */
    public static byte[] record(String message, String time) {
        return ("{\"log\":\"" + message + "\\n\",\"stream\":\"stdout\",\"time\":\"" + time + "\"}\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Writes bytes in one system call. A rotation that has begun is finished first, its compression is not. */
    public void write(byte[] bytes) throws IOException {
        finish(rotation);
        if (appends) {
            channel.write(ByteBuffer.wrap(bytes));
        } else {
            channel.write(ByteBuffer.wrap(bytes), position);
            live.epoch.bytes.writeBytes(new byte[(int) position - live.epoch.length()]);
        }
        position += bytes.length;
        live.epoch.bytes.writeBytes(bytes);
    }

    /** Whether there is something to rotate; Docker never rotates an empty file, unless somebody else has emptied it. */
    public boolean isLiveEmpty() throws IOException {
        finish(rotation);
        return live.epoch.length() == 0;
    }

    /** Rotates, compression included. */
    public void rotate() throws IOException {
        beginRotation();
        finish(rotation);
        finish(compression);
    }

    /** Plans a rotation, to be run by {@link #step()}; the one before is finished first. */
    public void beginRotation() throws IOException {
        finish(rotation);
        finish(compression);
        rotation.add(channel::close);
        if (maxFile == 1 && oneFile == OneFile.TRUNCATED) {
            rotation.add(() -> openLive(false));
            return;
        }
        if (maxFile == 1 && oneFile == OneFile.UNLINKED) {
            rotation.add(() -> unlink(log));
        } else {
            planRenames();
        }
        rotation.add(() -> openLive(false));
        if (compress && maxFile > 1) {
            planCompression();
        }
    }

    private void planRenames() {
        int last = Math.max(maxFile - 1, 1);
        if (maxFile > 1) {
            rotation.add(() -> unlink(rotated(last, compress)));
        }
        for (int rank = last; rank > 1; rank--) {
            int older = rank;
            rotation.add(() -> rename(rotated(older - 1, compress), rotated(older, compress)));
        }
        rotation.add(() -> rename(log, rotated(1, false)));
    }

    private void planCompression() {
        Path plain = rotated(1, false);
        Path packed = rotated(1, true);
        rotation.add(() -> {
            // nothing was renamed when somebody had deleted the live file
            if (!names.containsKey(plain)) {
                compression.clear();
            }
        });
        compression.add(() -> Files.write(packed, new byte[0]));
        compression.add(() -> {
            byte[] bytes = gzip(Files.readAllBytes(plain), LAST_TIME);
            Files.write(packed, Arrays.copyOf(bytes, bytes.length / 2));
        });
        compression.add(() -> {
            Files.write(packed, gzip(Files.readAllBytes(plain), LAST_TIME));
            link(packed, names.get(plain));
        });
        compression.add(() -> unlink(plain));
    }

    /** Runs the next system call of a rotation and its compression; false when there is none. */
    public boolean step() throws IOException {
        Deque<Step> steps = rotation.isEmpty() ? compression : rotation;
        if (steps.isEmpty()) {
            return false;
        }
        steps.remove().run();
        return true;
    }

    /** Truncates the live file to nothing from outside; Docker goes on at its old offset unless it appends. */
    public void truncate() throws IOException {
        finish(rotation);
        try (FileChannel other = FileChannel.open(log, StandardOpenOption.WRITE)) {
            other.truncate(0);
        }
        beginEpoch(live);
        if (appends) {
            position = 0;
        }
    }

    /** Deletes the live file under Docker, which goes on writing to it. */
    public void deleteLive() throws IOException {
        finish(rotation);
        unlink(log);
    }

    /** Stops and starts the container: the file is opened again, and made when it is missing. */
    public void restart() throws IOException {
        finish(rotation);
        finish(compression);
        channel.close();
        start();
    }

    /** Stops the container in the middle of a compression, which leaves half a compressed file beside the whole plain one. */
    public void crash() throws IOException {
        finish(rotation);
        compression.clear();
        channel.close();
        start();
    }

    /** Removes the container with its directory. */
    public void remove() throws IOException {
        finish(rotation);
        finish(compression);
        channel.close();
        for (Path path : List.copyOf(names.keySet())) {
            unlink(path);
        }
        Files.deleteIfExists(rotated(1, true));
        Files.delete(log.getParent());
    }

    /** Makes the directory and the live file again. */
    public void recreate() throws IOException {
        Files.createDirectory(log.getParent());
        start();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void start() throws IOException {
        openLive(true);
    }

    private void openLive(boolean append) throws IOException {
        appends = append;
        if (append) {
            channel = FileChannel.open(
                    log, StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } else {
            channel = FileChannel.open(
                    log, StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
        }
        live = names.get(log);
        if (live == null) {
            live = new Inode();
            link(log, live);
            beginEpoch(live);
        } else if (!append) {
            beginEpoch(live);
        }
        position = channel.size();
    }

    private void beginEpoch(Inode inode) {
        if (inode.epoch != null) {
            inode.epoch.destroyed = true;
        }
        inode.epoch = new Epoch(inode);
        epochs.add(inode.epoch);
    }

    private void link(Path path, Inode inode) {
        forget(path);
        names.put(path, inode);
        inode.names++;
    }

    private void forget(Path path) {
        Inode inode = names.remove(path);
        if (inode != null) {
            inode.names--;
        }
    }

    private void unlink(Path path) throws IOException {
        Files.deleteIfExists(path);
        forget(path);
    }

    private void rename(Path from, Path to) throws IOException {
        if (Files.exists(from)) {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
            Inode inode = names.get(from);
            forget(from);
            if (inode != null) {
                link(to, inode);
            } else {
                forget(to);
            }
        }
    }

    private static void finish(Deque<Step> steps) throws IOException {
        while (!steps.isEmpty()) {
            steps.remove().run();
        }
    }

    /** A gzip file as Docker writes it, with the time of the last record in a bare extra field. */
    public static byte[] gzip(byte[] bytes, String lastTime) {
        byte[] extra = ("{\"lastTime\":\"" + lastTime + "\"}").getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, 4, 0, 0, 0, 0, 0, (byte) 0xff});
        out.write(extra.length & 0xff);
        out.write(extra.length >> 8);
        out.writeBytes(extra);
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        deflater.setInput(bytes);
        deflater.finish();
        byte[] chunk = new byte[8192];
        while (!deflater.finished()) {
            out.write(chunk, 0, deflater.deflate(chunk));
        }
        deflater.end();
        CRC32 crc = new CRC32();
        crc.update(bytes);
        writeInt(out, crc.getValue());
        writeInt(out, bytes.length);
        return out.toByteArray();
    }

    private static void writeInt(ByteArrayOutputStream out, long value) {
        for (int shift = 0; shift < 32; shift += 8) {
            out.write((int) (value >> shift) & 0xff);
        }
    }
}
