package jlogtui.view;

import java.util.List;

/**
 * How the program was started, as far as a command line that shows the same lines has to say it again.
 *
 * @param options words that say where logs are
 * @param sources which of them, as they were given
 */
public record Invocation(List<String> options, List<String> sources) {
    /** Nothing was given. */
    public static final Invocation PLAIN = new Invocation(List.of(), List.of());

    public Invocation {
        options = List.copyOf(options);
        sources = List.copyOf(sources);
    }
}
