package jlogtui.docker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the SOURCE arguments of the command line stand for. */
public sealed interface Selection {
    /** Sources that can be looked for again and again. Used by one thread. */
    final class Chosen implements Selection {
        private final Optional<ContainerCatalog> catalog;
        private final List<Choice> choices;
        private final List<Finder> extra;
        private final boolean stdin;
        private final List<String> notes;
        private final Disk disk;
        private final Scan underRoot;
        private Scan first;

        /**
         * Stores what it is given.
         *
         * @param catalog the root, empty when no argument needs it
         * @param underRoot what has been found there just now
         * @param choices which containers of the root; empty for all
         */
        Chosen(
                Optional<ContainerCatalog> catalog,
                Scan underRoot,
                List<Choice> choices,
                List<Finder> extra,
                boolean stdin,
                List<String> notes,
                Disk disk) {
            this.catalog = catalog;
            this.underRoot = underRoot;
            this.choices = List.copyOf(choices);
            this.extra = List.copyOf(extra);
            this.stdin = stdin;
            this.notes = List.copyOf(notes);
            this.disk = disk;
        }

        /** Whether standard input is one of the sources. */
        public boolean stdin() {
            return stdin;
        }

        /** The root that is looked at, empty when all sources were given by their paths. */
        public Optional<Path> root() {
            return catalog.isPresent() ? Optional.of(catalog.get().root()) : Optional.empty();
        }

        /** Sentences that the user should know, such as an argument that could be meant in two ways. */
        public List<String> notes() {
            return notes;
        }

        /**
         * Looks for the chosen containers again. Each is there once, however often it was named; ids are unique: a second
         * copy of a container's directory gets the path of its log as id.
         */
        public Scan scan() {
            return chosen(catalog.isPresent() ? catalog.get().scan() : underRoot);
        }

        /** The look that was taken while choosing. */
        public Scan first() {
            if (first == null) {
                first = chosen(underRoot);
            }
            return first;
        }

        private Scan chosen(Scan all) {
            Map<String, Container> byId = new HashMap<>();
            String problem = all.problem();
            for (Container container : all.containers()) {
                if (isChosen(container)) {
                    byId.put(container.id(), container);
                }
            }
            for (Finder finder : extra) {
                for (Container container : finder.scan().containers()) {
                    add(byId, container);
                }
            }
            return new Scan(new ArrayList<>(byId.values()), problem);
        }

        private boolean isChosen(Container container) {
            return choices.isEmpty() || choices.stream().anyMatch(c -> c.takes().test(container));
        }

        private void add(Map<String, Container> byId, Container container) {
            Container known = byId.putIfAbsent(container.id(), container);
            if (known != null
                    && !isSameFile(known.files().live(), container.files().live())) {
                Container copy =
                        container.withId(Inert.text(container.files().live().toString()));
                byId.put(copy.id(), copy);
            }
        }

        /** A root can be reached by several paths: Docker's data root is often a link. */
        private boolean isSameFile(Path one, Path other) {
            try {
                return one.equals(other)
                        || disk.readStamp(one)
                                .fileKey()
                                .equals(disk.readStamp(other).fileKey());
            } catch (IOException e) {
                return false;
            }
        }
    }

    /**
     * The arguments cannot be used.
     *
     * @param kind decides about the exit code
     * @param message one or two sentences for the user, then commands that help, if any, on lines of their own
     */
    record Refused(Kind kind, String message) implements Selection {
        /** Why. */
        public enum Kind {
            /** An argument matches nothing, or too much. */
            UNKNOWN_SOURCE,
            /** There is no root, or nothing under it. */
            NO_SOURCE,
            /** Something is there and nothing of it may be read. */
            DENIED
        }
    }
}
