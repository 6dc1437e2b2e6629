package jlogtui.app;

import jlogtui.query.Filter;

/**
 * How plain output is to be.
 *
 * @param filter which lines
 * @param tail how many records of each source, -1 for all
 * @param follow go on with new lines
 * @param timestamps a time before each line
 * @param details attributes before each line
 * @param prefix the source's name before each line
 * @param single exactly one source was asked for: its streams stay apart and its records as they are
 * @param format text, JSON or raw
 * @param colors colour the prefix
 */
record PlainSettings(
        Filter filter,
        long tail,
        boolean follow,
        boolean timestamps,
        boolean details,
        boolean prefix,
        boolean single,
        Options.Format format,
        boolean colors) {
    /** Whether records are written as they stand in the file, not joined to lines, which is what patterns look at. */
    boolean isByRecord() {
        return filter.text().isEmpty() && isOfRecords();
    }

    private boolean isOfRecords() {
        return format == Options.Format.RAW || format == Options.Format.TEXT && single;
    }

    /** Whether it matters which lines make a message: for their level, which JSON tells, and for patterns that take all of one. */
    boolean asksForMessages() {
        return format == Options.Format.JSON
                || filter.text().asksForLevel()
                || filter.text().asksForMessages();
    }

    /** Whether lines around hits can only be told when the hits come. */
    boolean hasLateContext() {
        return follow && filter.text().hasContext();
    }

    /** Whether lines wait a moment, so that those of several sources, or the pieces of one, come together in order. */
    boolean holdsBack() {
        return !single || !isByRecord();
    }

    /** Whether the two streams go to the two outputs, as with {@code docker logs}. */
    boolean isSplit() {
        return format == Options.Format.TEXT && single;
    }
}
