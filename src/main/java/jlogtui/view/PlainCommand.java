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
     * The command line for a POSIX shell; empty when all sources are muted, for no command prints nothing at all.
     *
     * @param sources all sources there are
     */
    public static Optional<String> of(Invocation invocation, Filter filter, List<Source> sources) {
        PlainCommand command = new PlainCommand();
        command.words.add("jlogtui");
        command.words.add("--plain");
        command.words.addAll(invocation.options());
        command.addWindow(filter);
        command.addText(filter.text());
        boolean hasAll = command.addSources(invocation, filter, sources);
        StringJoiner line = new StringJoiner(" ");
        command.words.forEach(word -> line.add(quoted(word)));
        return hasAll ? Optional.of(line.toString()) : Optional.empty();
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

    /** Adds the sources that are shown; false when there are none. */
    private boolean addSources(Invocation invocation, Filter filter, List<Source> sources) {
        boolean isMuted = sources.stream().anyMatch(source -> filter.muted().contains(source.number()));
        if (!isMuted) {
            words.addAll(invocation.sources());
            return true;
        }
        int before = words.size();
        for (Source source : sources) {
            boolean isShown = !filter.muted().contains(source.number())
                    && source.problem().isEmpty()
                    && source.state() != Source.State.REMOVED;
            if (isShown) {
                words.add(name(source, sources));
            }
        }
        return words.size() > before;
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
