package jlogtui.app;

import java.io.IOException;
import jlogtui.index.Block;
import jlogtui.model.Entry;

/** The lines of the file as they are. */
final class RawFormat implements EntryFormat {
    @Override
    public void write(Entry entry, OutputBytes out) throws IOException {
        for (byte[] raw : entry.raw()) {
            out.write(raw);
            out.write('\n');
        }
    }

    @Override
    public boolean write(int source, Block block, int item, OutputBytes out) throws IOException {
        int start = block.start(item);
        out.write(block.bytes(), start, block.end(item) - start);
        out.write('\n');
        return true;
    }
}
