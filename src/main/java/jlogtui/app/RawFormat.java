package jlogtui.app;

import java.io.IOException;
import java.io.OutputStream;
import jlogtui.model.Entry;

/** The lines of the file as they are. */
final class RawFormat implements EntryFormat {
    @Override
    public void write(Entry entry, OutputStream out) throws IOException {
        for (byte[] raw : entry.raw()) {
            out.write(raw);
            out.write('\n');
        }
    }
}
