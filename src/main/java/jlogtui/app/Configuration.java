package jlogtui.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import jlogtui.app.config.Config;
import jlogtui.app.config.ConfigKey;
import jlogtui.app.config.ConfigWarning;
import jlogtui.model.Level;
import jlogtui.query.StreamChoice;
import jlogtui.query.TextFilter;
import jlogtui.view.KeyChoices;
import jlogtui.view.Preset;
import jlogtui.view.ViewState;

/**
 * What the configuration files say, below the command line. Plain output takes from them where logs are, the zone, colours and the
 * prefix; which lines there are is for the screen only, so that no file changes what a script reads.
 */
final class Configuration {
    private static final String AUTO = "auto";

    private final Config config;
    private final Options options;
    private final Surroundings surroundings;
    private Preset preset = Preset.USUAL;
    private StreamChoice streams = StreamChoice.ALL;
    private Level least = Level.TRACE;

    /** @param options the command line; what it leaves open is filled in by {@link #apply} */
    Configuration(Config config, Options options, Surroundings surroundings) {
        this.config = config;
        this.options = options;
        this.surroundings = surroundings;
    }

    /** Puts what the files say into the options that were not given. */
    void apply(boolean isScreen) {
        if (config.isEmpty()) {
            return;
        }
        boolean isRootOpen =
                options.root.isEmpty() && environment("JLOGTUI_ROOT").isEmpty();
        if (isRootOpen) {
            options.root = path("root");
        }
        if (options.zone.isEmpty() && !options.utc) {
            Optional<String> zone = chosen("tz");
            options.zone = zone.isPresent() ? Optional.of(ZoneId.of(zone.get())) : options.zone;
        }
        if (options.color.isEmpty()) {
            Optional<String> color = chosen("color");
            options.color = color.isPresent()
                    ? Optional.of(Options.ColorChoice.valueOf(color.get().toUpperCase(Locale.ROOT)))
                    : options.color;
        }
        if (options.prefix.isEmpty()) {
            options.prefix = truth("prefix");
        }
        if (isScreen) {
            applyToScreen();
        }
    }

    private void applyToScreen() {
        if (options.theme.isEmpty()) {
            options.theme = theme();
        }
        if (options.daemonLog.isEmpty() && !options.demo) {
            options.daemonLog = path("daemon-log");
        }
        options.noState |= !options.resume && !truth("state").orElse(true);
        streams = StreamChoice.valueOf(config.word("stream").orElse("all").toUpperCase(Locale.ROOT));
        least = Level.valueOf(config.word("level").orElse("trace").toUpperCase(Locale.ROOT));
        for (ConfigKey key : ConfigKey.all()) {
            if (key.isSetting()) {
                for (String word : ConfigKey.words(config.word(key.name()).orElse(""))) {
                    preset = preset.with(key.name(), word);
                }
            }
        }
        if (options.context.isPresent()) {
            preset = preset.with("context", Integer.toString(options.context.get()));
        }
    }

    private String environment(String name) {
        return surroundings.environment().getOrDefault(name, "");
    }

    /** What the files say of a key, unless that is to be found out. */
    private Optional<String> chosen(String key) {
        Optional<String> word = config.word(key);
        return word.isPresent() && !word.get().equals(AUTO) && !word.get().isEmpty() ? word : Optional.empty();
    }

    private Optional<Boolean> truth(String key) {
        Optional<String> word = chosen(key);
        return word.isPresent() ? Optional.of(word.get().equals("true")) : Optional.empty();
    }

    private Optional<Path> path(String key) {
        Optional<String> word = chosen(key);
        if (word.isEmpty()) {
            return Optional.empty();
        }
        boolean isInHome = word.get().startsWith("~/");
        Path path =
                isInHome ? Path.of("/", environment("HOME")).resolve(word.get().substring(2)) : Path.of(word.get());
        if (Files.notExists(path)) {
            config.refuse(key, key + " names what is not there: " + path);
            return Optional.empty();
        }
        return Optional.of(path);
    }

    private Optional<String> theme() {
        Optional<String> name = chosen("theme");
        boolean isNamed = name.isPresent() && !name.get().equals(Themes.AUTO);
        if (isNamed && new Themes(surroundings.environment(), new Unheard()).apply(name.get()) == null) {
            config.refuse("theme", "there is no theme " + name.get());
            return Optional.empty();
        }
        return name;
    }

    /** What is wrong with a theme is told when it is used. */
    private static final class Unheard implements Consumer<String> {
        @Override
        public void accept(String warning) {}
    }

    /** Whether the screen follows the log at first. */
    boolean follows() {
        return options.follow.orElse(truth("follow").orElse(true));
    }

    /** Which streams are shown when the command line names none. */
    StreamChoice streams() {
        return streams;
    }

    /** The least level shown when the command line names none. */
    Level least() {
        return least;
    }

    /** What the things are at first that {@code :set} changes. */
    Preset preset() {
        return preset;
    }

    /** Lines around hits, as far as a filter can tell. */
    int context() {
        return preset.context() == ViewState.ALL_LINES ? 0 : preset.context();
    }

    /** A filter that takes messages and context as the files say. */
    TextFilter grouped(TextFilter filter) {
        return filter.withByMessage(preset.isByMessage()).withContextOfAll(preset.isContextOfAll());
    }

    /** Which keys do what. */
    KeyChoices keys() {
        return config.keys();
    }

    /** How the screen opens when the command line says nothing. */
    ViewState plainView() {
        return ViewState.PLAIN
                .withFilters(new ViewState.Filters(
                        List.of(), false, least, preset.context(), preset.isContextOfAll(), preset.isByMessage()))
                .withStreams(streams)
                .withDrawing(preset.drawing());
    }

    /** What is wrong in the files, as one sentence; empty when nothing is. */
    Optional<String> warning() {
        List<ConfigWarning> warnings = config.warnings();
        if (warnings.isEmpty()) {
            return Optional.empty();
        }
        // First, because the row may be too short for all of it
        String all = warnings.size() == 1
                ? ""
                : warnings.size() + " mistakes in the configuration (jlogtui --print-config): ";
        return Optional.of(all + warnings.get(0).whatFirst());
    }

    void noteWarnings(Diagnostics diagnostics) {
        for (ConfigWarning warning : config.warnings()) {
            diagnostics.note("configuration: " + warning.whereFirst());
        }
    }

    /** Tells what is wrong on standard error. */
    void tellWarnings(Diagnostics diagnostics) throws IOException {
        noteWarnings(diagnostics);
        for (ConfigWarning warning : config.warnings()) {
            Complaints.tell(warning.whereFirst(), surroundings.err());
        }
    }

    /** All values and where each comes from, in a form that can be a configuration file. */
    String print() {
        // What is not there, or no theme, is told here too
        path("root");
        path("daemon-log");
        theme();
        return new PrintedConfiguration(config, options, surroundings.environment()).text();
    }
}
