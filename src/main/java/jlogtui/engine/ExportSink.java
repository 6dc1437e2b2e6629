package jlogtui.engine;

import java.io.IOException;
import jlogtui.timeline.Timeline;

/**
 * Takes the lines of an export. All calls come from the export thread, in the order of the methods here, and after
 * {@link #end} or {@link #failed} none. It may wait for the disk that it writes to.
 */
public interface ExportSink {
    /** Before the first line; false when there is to be none, and then nothing more is called. */
    boolean begin() throws IOException;

    /** Takes what the last step of the timeline has found. */
    void take(Timeline timeline) throws IOException;

    /** Tells how far it has come, now and then; {@code share} is 0 to 1. */
    void progress(double share);

    /** After the last line, or after any one when it was cancelled. */
    void end(boolean isCancelled) throws IOException;

    /** One of these methods has thrown this. */
    void failed(IOException reason);
}
