package jlogtui.model;

import java.util.Comparator;

/**
 * Where a record begins.
 *
 * @param source number of the source, never reused within a process
 * @param generation number of the file in the source's history, oldest first: the live file has the largest
 * @param offset byte offset of the record's first byte in that file
 */
public record Position(int source, int generation, long offset) implements Comparable<Position> {
    private static final Comparator<Position> ORDER = Comparator.comparingInt(Position::source)
            .thenComparingInt(Position::generation)
            .thenComparingLong(Position::offset);

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }
}
