package jlogtui.file;

import java.io.Closeable;
import java.io.IOException;
import java.util.OptionalLong;

/**
 * The bytes of one file of a container's log, read at any offset. What was readable once stays readable as long as the
 * object is held, also when the file has been renamed or deleted. May be read by several threads.
 */
public interface LogFile extends Closeable {
    /**
     * Makes the file ready to read: a compressed file is inflated here, once. Costs nothing when it is ready.
     *
     * @throws NoRoomException when there is no room to inflate it
     * @throws IOException when it cannot be opened
     */
    void prepare() throws IOException;

    /**
     * Does a bounded part of {@link #prepare()}, so that who waits can do something else in between.
     *
     * @return whether the file is ready
     * @throws NoRoomException when there is no room to inflate it
     * @throws IOException when it cannot be opened
     */
    default boolean prepareStep() throws IOException {
        prepare();
        return true;
    }

    /** How much of {@link #prepare()} has been done, 0 to 1. */
    default double preparedShare() {
        return isReady() ? 1 : 0;
    }

    /** Whether {@link #prepare()} would cost nothing. */
    boolean isReady();

    /** Whether it costs the same to read it anywhere; else it is read from front to back, and going back is dear. */
    default boolean isSeekable() {
        return true;
    }

    /** From now on {@link #prepare()} may use more room than the budget has, as far as there is any. */
    default void allowMoreRoom() {}

    /** Bytes of the file on disk, compressed as it may be. */
    default long sizeOnDisk() {
        return size();
    }

    /** Bytes that can be read now; of a compressed file that is not ready, eight times its size on disk. */
    long size();

    /**
     * Reads up to {@code length} bytes at {@code offset}.
     *
     * @return how many were read, less than asked only at the end of the file; -1 at or behind the end
     * @throws java.nio.file.NoSuchFileException when it was not open and has been deleted or compressed since the last
     *     look: the next one brings another list of generations
     */
    int read(long offset, byte[] into, int from, int length) throws IOException;

    /**
     * Reads the first bytes, also of a compressed file that is not ready and without making it so.
     *
     * @return how many there are, at most {@code into.length}
     */
    default int readStart(byte[] into) throws IOException {
        return Math.max(0, read(0, into, 0, into.length));
    }

    /** The name it was last found under, without its directory; empty for what is no file on disk. For messages. */
    default String name() {
        return "";
    }

    /** What is wrong with the file as a whole, such as a gzip stream that ends too early; empty when nothing is. */
    String damage();

    /**
     * The time of the record that was written last, in epoch nanoseconds, where the file carries it outside its records:
     * in the header of a compressed file of Docker's. It may be a little before the greatest time in the file, and some
     * versions of Docker wrote a wrong one; use it with slack.
     */
    default OptionalLong lastTimeHint() throws IOException {
        return OptionalLong.empty();
    }
}
