package jlogtui.timeline;

/** What one step of a timeline takes. */
public enum Unit {
    /** Docker's records as they stand in the file: the pieces of a long line one by one. */
    RECORDS,
    /** Whole lines, their pieces joined. */
    ENTRIES
}
