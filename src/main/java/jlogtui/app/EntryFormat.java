package jlogtui.app;

import java.io.IOException;
import jlogtui.index.Block;
import jlogtui.model.Entry;

/** One way to write an entry. */
interface EntryFormat {
    void write(Entry entry, OutputBytes out) throws IOException;

    /**
     * Writes a record straight from its block, which must give what {@link #write(Entry, OutputBytes)} gives for the
     * entry of this one record.
     *
     * @param item an item of the block that is no damage
     * @return false, and nothing is written, when the record is none that can be written like that
     */
    boolean write(int source, Block block, int item, OutputBytes out) throws IOException;
}
