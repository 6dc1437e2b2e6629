package jlogtui.model;

import java.util.Map;
import java.util.Optional;

/**
 * All there is to know about one line.
 *
 * @param id the number of the query that it answers
 * @param entry the line, whole, with the bytes of the file where they could be read again; of a message of several lines all
 *     of them as one, at the place of the first
 * @param lines how many lines these are
 * @param payload what its message says
 * @param attrs what Docker wrote beside the message, by name
 * @param source where it comes from; empty when that has been forgotten
 * @param facts what is known of the container; empty likewise
 * @param file the file that it lies in, as it is called now; empty when that is not known
 */
public record Detail(
        long id,
        Entry entry,
        int lines,
        Payload payload,
        Map<String, String> attrs,
        Optional<Source> source,
        Optional<ContainerFacts> facts,
        String file) {
    /** All there is to know about a message of one line. */
    public Detail(
            long id,
            Entry entry,
            Payload payload,
            Map<String, String> attrs,
            Optional<Source> source,
            Optional<ContainerFacts> facts,
            String file) {
        this(id, entry, 1, payload, attrs, source, facts, file);
    }
}
