package jlogtui.app;

import java.io.IOException;
import java.io.OutputStream;
import jlogtui.model.Entry;

/** One way to write an entry. */
interface EntryFormat {
    void write(Entry entry, OutputStream out) throws IOException;
}
