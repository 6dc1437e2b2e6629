package jlogtui.app;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads the command lines that people type every day: whole option names, each with a value of its own, and sources.
 * Picocli takes longer to get going than all the rest of the program up to its first frame. It reads whatever is not
 * understood here, and all that is wrong.
 */
final class CommonArguments {
    private final String[] arguments;
    private final Options options = new Options();
    private int next;

    private CommonArguments(String[] arguments) {
        this.arguments = arguments;
    }

    /** What the arguments say; empty when it takes picocli to tell. */
    static Optional<Options> read(String... arguments) {
        CommonArguments reader = new CommonArguments(arguments);
        try {
            while (reader.next < arguments.length) {
                if (!reader.take(arguments[reader.next++])) {
                    return Optional.empty();
                }
            }
        } catch (InvalidPathException | TypeConversionException e) {
            return Optional.empty();
        }
        return Optional.of(reader.options);
    }

    private boolean take(String argument) {
        if (argument.isEmpty() || argument.charAt(0) == '@') {
            return false;
        }
        if (argument.charAt(0) != '-') {
            options.sources.add(argument);
            return true;
        }
        return takeFlag(argument) || takeWithValue(argument);
    }

    private boolean takeFlag(String name) {
        switch (name) {
            case "-f", "--follow" -> options.follow = Optional.of(true);
            case "--no-follow" -> options.follow = Optional.of(false);
            case "-t", "--timestamps" -> options.timestamps = true;
            case "--details" -> options.details = true;
            case "--prefix" -> options.prefix = Optional.of(true);
            case "--no-prefix" -> options.prefix = Optional.of(false);
            case "--plain" -> options.plain = true;
            case "--list" -> options.list = true;
            case "--utc" -> options.utc = true;
            case "--demo" -> options.demo = true;
            case "--resume" -> options.resume = true;
            case "--no-state" -> options.noState = true;
            case "--print-config" -> options.printConfig = true;
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean takeWithValue(String name) {
        // What looks like an option is no value
        if (next == arguments.length || arguments[next].isEmpty() || "-@".indexOf(arguments[next].charAt(0)) >= 0) {
            return false;
        }
        String value = arguments[next++];
        switch (name) {
            case "-r", "--root" -> options.root = Optional.of(Path.of(value));
            case "--since" -> options.since = Optional.of(value);
            case "--until" -> options.until = Optional.of(value);
            case "--at" -> options.at = Optional.of(value);
            case "-n", "--tail" -> options.tail = Optional.of(new Options.TailConverter().convert(value));
            case "-s", "--stream" -> options.stream = Optional.of(new Options.StreamConverter().convert(value));
            case "-l", "--level" -> options.level = Optional.of(new Options.LevelConverter().convert(value));
            case "-g", "--grep" -> options.grep.add(value);
            case "-v", "--exclude" -> options.exclude.add(value);
            case "-C", "--context" -> options.context = Optional.of(new Options.ContextConverter().convert(value));
            case "-o", "--output" -> options.output = Optional.of(new Options.FormatConverter().convert(value));
            case "--tz" -> options.zone = Optional.of(new Options.ZoneConverter().convert(value));
            case "--color" -> options.color = Optional.of(new Options.ColorConverter().convert(value));
            case "--daemon-log" -> options.daemonLog = Optional.of(Path.of(value));
            case "--config" -> options.config = Optional.of(Path.of(value));
            case "--theme" -> options.theme = Optional.of(value);
            case "--completion" -> options.completion = Optional.of(new Options.CompletionConverter().convert(value));
            case "--debug" -> options.debug = Optional.of(Path.of(value));
            default -> {
                return false;
            }
        }
        return true;
    }
}
