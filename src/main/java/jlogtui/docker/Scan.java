package jlogtui.docker;

import java.util.ArrayList;
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
    public Scan {
        List<Container> sorted = new ArrayList<>(containers);
        sorted.sort(new ByName());
        containers = List.copyOf(sorted);
    }

    private static final class ByName implements Comparator<Container> {
        @Override
        public int compare(Container one, Container other) {
            int byName = one.name().compareTo(other.name());
            return byName != 0 ? byName : one.id().compareTo(other.id());
        }
    }

    /** Whether nothing can be read and missing rights are to blame. */
    public boolean isDenied() {
        if (!problem.isEmpty()) {
            return problem.equals(Container.DENIED);
        }
        boolean denied = false;
        for (Container container : containers) {
            if (container.isReadable()) {
                return false;
            }
            denied |= container.problem().equals(Container.DENIED);
        }
        return denied;
    }
}
