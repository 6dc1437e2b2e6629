package jlogtui.index;

/** Hears of each record that names an error or worse. */
public interface ErrorSink {
    /** @param nanos its own time, epoch nanoseconds, or that of the record before it where it has none */
    void error(long nanos);
}
