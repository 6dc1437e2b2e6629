package jlogtui.view;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import jlogtui.model.Level;
import jlogtui.model.Source;
import jlogtui.query.Filter;
import jlogtui.query.TextFilter;
import jlogtui.query.TextPattern;

/** The command line that prints what the screen shows, from the oldest line to the newest. */
public final class PlainCommand {
    private static final int ID_LENGTH = 12;
    private static final String PLAIN_SIGNS = "-_./:,+=%@";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSSX").withZone(ZoneOffset.UTC);

    private final List<String> words = new ArrayList<>();

    private PlainCommand() {}

    /**
     * The command line for a POSIX shell; empty when no command prints exactly that ({@link #whyNot}).
     *
     * @param sources all sources there are
     */
    public static Optional<String> of(Invocation invocation, Filter filter, List<Source> sources) {
        if (whyNot(filter, sources).isPresent()) {
            return Optional.empty();
        }
        PlainCommand command = new PlainCommand();
        command.words.add("jlogtui");
        command.words.add("--plain");
        command.words.addAll(invocation.options());
        command.addWindow(filter);
        command.addText(filter.text());
        command.addSources(invocation, filter, sources);
        StringJoiner line = new StringJoiner(" ");
        command.words.forEach(word -> line.add(quoted(word)));
        return Optional.of(line.toString());
    }

    /** Why no command line prints what the screen shows, and the key that changes that; empty when one does. */
    static Optional<String> whyNot(Filter filter, List<Source> sources) {
        if (isAnyMuted(filter, sources) && sources.stream().noneMatch(source -> isPrinted(source, filter))) {
            return Optional.of("all containers are muted: there is nothing to print; U shows them");
        }
        long shown = sources.stream()
                .filter(source -> !filter.muted().contains(source.number()))
                .count();
        if (filter.text().asksForMessages()) {
            return Optional.of("no command filters whole messages; :set group off for lines");
        }
        return filter.text().hasContextOfAll() && shown > 1
                ? Optional.of("no command prints context of all containers; :set context same for the hit's own")
                : Optional.empty();
    }

    private static boolean isAnyMuted(Filter filter, List<Source> sources) {
        return sources.stream().anyMatch(source -> filter.muted().contains(source.number()));
    }

    private static boolean isPrinted(Source source, Filter filter) {
        return !filter.muted().contains(source.number())
                && source.problem().isEmpty()
                && source.state() != Source.State.REMOVED;
    }

    private void addWindow(Filter filter) {
        if (filter.sinceNanos() != Long.MIN_VALUE) {
            add("--since", TIME.format(LogView.instant(filter.sinceNanos())));
        }
        if (filter.untilNanos() != Long.MAX_VALUE) {
            add("--until", TIME.format(LogView.instant(filter.untilNanos())));
        }
        switch (filter.streams()) {
            case ALL -> {
                // what there is without a word about it
            }
            case STDOUT -> add("--stream", "stdout");
            case STDERR -> add("--stream", "stderr");
        }
    }

    private void addText(TextFilter text) {
        for (TextPattern pattern : text.keep()) {
            add("--grep", pattern.text());
        }
        for (TextPattern pattern : text.drop()) {
            add("--exclude", pattern.text());
        }
        if (text.least() != Level.TRACE) {
            add("--level", text.least().word());
        }
        if (text.hasContext()) {
            add("--context", Integer.toString(text.context()));
        }
    }

    private void add(String option, String value) {
        // After a blank these would be an option or a file of arguments
        if (value.isEmpty() || "-@".indexOf(value.charAt(0)) >= 0) {
            words.add(option + "=" + value);
        } else {
            words.add(option);
            words.add(value);
        }
    }

    /** Adds the sources that are shown. */
    private void addSources(Invocation invocation, Filter filter, List<Source> sources) {
        if (!isAnyMuted(filter, sources)) {
            words.addAll(invocation.sources());
            return;
        }
        for (Source source : sources) {
            if (isPrinted(source, filter)) {
                words.add(name(source, sources));
            }
        }
    }

    /** A name if it means this source alone, else the beginning of its id, else, of what is no container, its path. */
    private static String name(Source source, List<Source> sources) {
        long ofName = sources.stream()
                .filter(other -> other.name().equals(source.name()))
                .count();
        boolean isContainer = source.id().matches("[0-9a-f]{64}");
        if (isContainer) {
            return ofName == 1 && !source.name().startsWith("-")
                    ? source.name()
                    : source.id().substring(0, ID_LENGTH);
        }
        return source.id().isEmpty() ? source.name() : source.id();
    }

    private static String quoted(String word) {
        boolean isPlain = !word.isEmpty();
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean isLetter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            isPlain &= isLetter || PLAIN_SIGNS.indexOf(c) >= 0;
        }
        return isPlain ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
