package jlogtui.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jlogtui.app.config.Config;
import jlogtui.app.config.ConfigKey;
import jlogtui.view.KeyChoices;

/** Every value that a configuration file can give, as it is now, and where it comes from: TOML that could be such a file. */
final class PrintedConfiguration {
    private static final String COMMAND_LINE = "command line";
    private static final int COLUMN = 40;

    private final Config config;
    private final Options options;
    private final Map<String, String> environment;
    private final StringBuilder text = new StringBuilder();

    /** @param options what was given on the command line */
    PrintedConfiguration(Config config, Options options, Map<String, String> environment) {
        this.config = config;
        this.options = options;
        this.environment = environment;
    }

    String text() {
        text.append("# Files, each above the one before: ")
                .append(config.looked().isEmpty() ? "none" : String.join(", ", config.looked()))
                .append('\n');
        for (ConfigKey key : ConfigKey.all()) {
            Optional<String> given = given(key.name());
            Optional<String> around = fromEnvironment(key.name());
            if (given.isPresent()) {
                line(key.name() + " = " + key.toml(given.get()), COMMAND_LINE);
            } else if (around.isPresent()) {
                line(key.name() + " = " + key.toml(around.get()), "environment");
            } else {
                line(
                        key.name() + " = " + key.toml(config.word(key.name()).orElse(key.usual())),
                        config.origin(key.name()));
            }
        }
        text.append("\n[keys]\n");
        for (KeyChoices.Row row : KeyChoices.rows()) {
            List<String> keys = config.keys().keys().getOrDefault(row.name(), row.keys());
            line(row.name() + " = " + list(keys), config.keyOrigin(row.name()));
        }
        return text.toString();
    }

    private void line(String setting, String origin) {
        text.append(setting)
                .append(" ".repeat(Math.max(1, COLUMN - setting.length())))
                .append("# ")
                .append(origin)
                .append('\n');
    }

    private static String list(List<String> keys) {
        List<String> quoted = new ArrayList<>();
        for (String key : keys) {
            quoted.add(ConfigKey.quoted(key));
        }
        return "[" + String.join(", ", quoted) + "]";
    }

    /** What the command line says of a key. */
    private Optional<String> given(String key) {
        return switch (key) {
            case "root" -> options.root.map(path -> path.toAbsolutePath().toString());
            case "daemon-log" ->
                options.daemonLog.map(path -> path.toAbsolutePath().toString());
            case "tz" -> options.utc ? Optional.of("UTC") : options.zone.map(Object::toString);
            case "color" -> options.color.map(PrintedConfiguration::word);
            case "theme" -> options.theme;
            case "prefix" -> options.prefix.map(String::valueOf);
            case "follow" -> options.follow.map(String::valueOf);
            case "stream" -> options.stream.map(PrintedConfiguration::word);
            case "level" -> options.level.map(PrintedConfiguration::word);
            case "context" -> options.context.map(String::valueOf);
            case "state" -> options.noState ? Optional.of("false") : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private Optional<String> fromEnvironment(String key) {
        String root = environment.getOrDefault("JLOGTUI_ROOT", "");
        return key.equals("root") && !root.isEmpty() ? Optional.of(root) : Optional.empty();
    }
}
