package jlogtui.model;

/**
 * Where a record begins.
 *
 * @param source number of the source, never reused within a process
 * @param generation number of the file in the source's history, oldest first: the live file has the largest
 * @param offset byte offset of the record's first byte in that file
 */
public record Position(int source, int generation, long offset) implements Comparable<Position> {
    @Override
    public int compareTo(Position other) {
        int bySource = Integer.compare(source, other.source);
        int byGeneration = bySource != 0 ? bySource : Integer.compare(generation, other.generation);
        return byGeneration != 0 ? byGeneration : Long.compare(offset, other.offset);
    }
}
