package jlogtui.index;

import jlogtui.file.Generation;

/** Blocks that another thread has read before they were asked for. */
@FunctionalInterface
public interface ReadAhead {
    /** Nothing is read ahead. */
    ReadAhead NONE = new ReadAhead() {
        @Override
        public Block take(int source, Generation generation, long number, int blockSize) {
            return null;
        }
    };

    /**
     * Hands over a block, which is then the caller's alone, and takes note that the ones behind it may be wanted next.
     *
     * @param generation as it is now: a block that was read of another state of the file is not given
     * @return null when it has not been read
     */
    Block take(int source, Generation generation, long number, int blockSize);
}
