package jlogtui.docker;

import java.util.Comparator;
import java.util.List;

/**
 * The containers found in one look.
 *
 * @param containers by name, then id
 * @param problem why there could be no look at all, such as {@code missing} or {@code permission denied}; empty when
 *     there was one. The containers of the look before are then not gone
 */
public record Scan(List<Container> containers, String problem) {
    static final Comparator<Container> ORDER =
            Comparator.comparing(Container::name).thenComparing(Container::id);

    public Scan {
        containers = containers.stream().sorted(ORDER).toList();
    }

    /** Whether nothing can be read and missing rights are to blame. */
    public boolean isDenied() {
        if (!problem.isEmpty()) {
            return problem.equals(Container.DENIED);
        }
        return containers.stream().noneMatch(Container::isReadable)
                && containers.stream().anyMatch(c -> c.problem().equals(Container.DENIED));
    }
}
