package jlogtui.docker;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Where the containers of this machine are, or why that cannot be told. */
public sealed interface Root {
    /** Every place that was tried and was not it, in order. */
    List<Attempt> rejected();

    /**
     * A place that was tried.
     *
     * @param path the place
     * @param origin who named it: {@code --root}, {@code $JLOGTUI_ROOT}, {@code default} and so on
     * @param reason why it is not the root: {@code missing}, {@code permission denied} and so on
     */
    record Attempt(Path path, String origin, String reason) {
        /** As part of a sentence: path, origin and reason. */
        public String text() {
            return Inert.text(path.toString()) + " (" + origin + "): " + reason;
        }
    }

    /**
     * The root is known and can be listed.
     *
     * @param directory the directory of container directories
     * @param origin who named it
     */
    record Found(Path directory, String origin, List<Attempt> rejected) implements Root {
        public Found {
            rejected = List.copyOf(rejected);
        }
    }

    /** There is no root that can be listed. */
    record NotFound(List<Attempt> rejected) implements Root {
        public NotFound {
            rejected = List.copyOf(rejected);
        }

        /** Whether a root is likely to be there and only rights are missing. */
        public boolean isDenied() {
            return rejected.stream().anyMatch(a -> a.reason().equals(Container.DENIED));
        }

        /** The first place that rights are missing for, else the first place tried. */
        public Attempt decisive() {
            return rejected.stream()
                    .filter(a -> a.reason().equals(Container.DENIED))
                    .findFirst()
                    .orElse(rejected.get(0));
        }

        /** What was tried, as the middle of a sentence. */
        public String text() {
            return rejected.stream().map(Attempt::text).collect(Collectors.joining("; "));
        }
    }
}
