package jlogtui.model;

import java.util.List;
import java.util.Optional;

/**
 * All there is to know about one container.
 *
 * @param id the number of the query that it answers
 * @param source the container; empty when it has been forgotten
 * @param facts of its last run; empty likewise
 * @param exit the exit code of the last run and what it means; empty while it runs
 * @param health the word of the health check; empty without one
 * @param limits what it may use
 * @param figures of its log
 * @param aroundNanos the time around which errors of others are looked for, epoch nanoseconds
 * @param stderr its last lines of standard error, oldest first
 * @param errors errors of other containers around that time, oldest first
 */
public record Card(
        long id,
        Optional<Source> source,
        Optional<ContainerFacts> facts,
        String exit,
        String health,
        Limits limits,
        Optional<Figures.OfSource> figures,
        long aroundNanos,
        Lines stderr,
        Lines errors) {
    /**
     * What a container may use.
     *
     * @param memoryBytes memory; 0 for no limit
     * @param nanoCpus thousand-millionths of a processor; 0 for no limit
     * @param restart the restart policy's name, such as {@code on-failure}; empty when there is none or it is not known
     */
    public record Limits(long memoryBytes, long nanoCpus, String restart) {
        public static final Limits NONE = new Limits(0, 0, "");
    }

    /**
     * Some lines that were looked for.
     *
     * @param lines those found, oldest first
     * @param more how many more there are at least
     * @param state how far they have been looked for
     */
    public record Lines(List<Entry> lines, int more, Looked state) {
        /** They are being looked for. */
        public static final Lines WAITING = new Lines(List.of(), 0, Looked.NOT_YET);

        public Lines {
            lines = List.copyOf(lines);
        }
    }

    /** How far lines have been looked for. */
    public enum Looked {
        NOT_YET,
        /** So much of the log lies between them that the search ended before all of it had been read. */
        IN_PART,
        WHOLLY
    }
}
