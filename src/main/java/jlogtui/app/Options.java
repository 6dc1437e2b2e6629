package jlogtui.app;

import java.math.BigInteger;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jlogtui.model.Level;
import jlogtui.query.StreamChoice;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** The command line. The texts of {@code --help} stand here and nowhere else. */
@Command(
        name = "jlogtui",
        description = {"Every Docker container's log on one screen: merged by time, live, in a log of any size.", ""},
        sortOptions = false,
        usageHelpAutoWidth = true,
        synopsisHeading = "Usage: ",
        customSynopsis = "jlogtui [OPTIONS] [SOURCE...]",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done, also when damaged places were met",
            "1:a file could not be read or written",
            "2:wrong usage, also a SOURCE that matches nothing",
            "3:no source under the root",
            "4:nothing could be read for lack of permission",
            "70:a defect of jlogtui itself",
            "130, 141, 143:interrupted, broken pipe, terminated"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  jlogtui                                   every container, live",
            "  jlogtui 'shop-*' --at 03:15               some of them, at a time",
            "  jlogtui --plain api --since 10m -g x      as docker logs | grep x, without dockerd",
            "  jlogtui --demo                            no Docker needed"
        })
final class Options {
    /** How plain output is written. */
    enum Format {
        TEXT,
        JSON,
        RAW
    }

    /** When to use colours. */
    enum ColorChoice {
        AUTO,
        ALWAYS,
        NEVER
    }

    @Parameters(
            paramLabel = "SOURCE",
            description = "what to show: a path, a container's name or id, a Compose project/service, service or"
                    + " project, or a glob over names. Default: every container under the root")
    List<String> sources = new ArrayList<>();

    @Option(
            names = {"-r", "--root"},
            paramLabel = "DIR",
            description = "directory of container directories, or Docker's data root")
    Optional<Path> root = Optional.empty();

    @Option(names = "--since", paramLabel = "TIME", description = "only lines from this time on, such as 10m or 03:15")
    Optional<String> since = Optional.empty();

    @Option(names = "--until", paramLabel = "TIME", description = "only lines up to this time")
    Optional<String> until = Optional.empty();

    @Option(names = "--at", paramLabel = "TIME", description = "open the screen at this time, not following")
    Optional<String> at = Optional.empty();

    @Option(
            names = {"-n", "--tail"},
            paramLabel = "N",
            description = "plain output: only the last N records of each source, or all",
            converter = TailConverter.class)
    Optional<Long> tail = Optional.empty();

    @Option(
            names = {"-f", "--follow"},
            negatable = true,
            description = "keep reading new lines until interrupted. Default: on for the screen, off for plain output")
    Optional<Boolean> follow = Optional.empty();

    @Option(
            names = {"-s", "--stream"},
            paramLabel = "all|stdout|stderr",
            description = "which stream",
            converter = StreamConverter.class)
    Optional<StreamChoice> stream = Optional.empty();

    @Option(
            names = {"-g", "--grep"},
            paramLabel = "REGEX",
            description = "keep lines that match; each further one narrows. A capital letter makes it case-sensitive")
    List<String> grep = new ArrayList<>();

    @Option(
            names = {"-v", "--exclude"},
            paramLabel = "REGEX",
            description = "drop lines that match; can be given again")
    List<String> exclude = new ArrayList<>();

    @Option(
            names = {"-C", "--context"},
            paramLabel = "N",
            description = "with --grep or --level, keep N lines of the same source around each hit",
            converter = ContextConverter.class)
    Optional<Integer> context = Optional.empty();

    @Option(
            names = {"-l", "--level"},
            paramLabel = "LEVEL",
            description =
                    "keep lines of at least this level: trace, debug, info, warn, error or fatal. A line without a"
                            + " level counts as info",
            converter = LevelConverter.class)
    Optional<Level> level = Optional.empty();

    @Option(
            names = {"-t", "--timestamps"},
            description = "plain output: the time before each line, as docker logs")
    boolean timestamps;

    @Option(names = "--details", description = "plain output: the extra attributes before each line, as docker logs")
    boolean details;

    @Option(
            names = "--prefix",
            negatable = true,
            description = "plain output: the source's name before each line. Default: with more than one source")
    Optional<Boolean> prefix = Optional.empty();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "text|json|raw",
            description = "plain output: text, one JSON object a line, or Docker's own lines",
            converter = FormatConverter.class)
    Optional<Format> output = Optional.empty();

    @Option(names = "--plain", description = "plain output even on a terminal")
    boolean plain;

    @Option(names = "--list", description = "a table of the sources, then exit; with -o json one JSON object a line")
    boolean list;

    @Option(
            names = "--tz",
            paramLabel = "ZONE",
            description = "zone for showing and reading times; default: the system's",
            converter = ZoneConverter.class)
    Optional<ZoneId> zone = Optional.empty();

    @Option(names = "--utc", description = "the same as --tz UTC")
    boolean utc;

    @Option(
            names = "--color",
            paramLabel = "auto|always|never",
            description = "when to use colours",
            converter = ColorConverter.class)
    Optional<ColorChoice> color = Optional.empty();

    @Option(
            names = "--theme",
            paramLabel = "NAME",
            description = "colours of the screen: dark, light, high-contrast, mono, nord …; :theme lists them")
    Optional<String> theme = Optional.empty();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "configuration that goes before ~/.config/jlogtui/config.toml and /etc/jlogtui/config.toml")
    Optional<Path> config = Optional.empty();

    @Option(
            names = "--print-config",
            description = "each value that a configuration file can give, and where it comes from; then exit")
    boolean printConfig;

    @Option(names = "--daemon-log", paramLabel = "FILE", description = "merge dockerd's own log, as the source dockerd")
    Optional<Path> daemonLog = Optional.empty();

    @Option(names = "--demo", description = "show containers that are made up on the spot; no Docker needed")
    boolean demo;

    @Option(names = "--resume", description = "open the screen as it was left the last time with this root")
    boolean resume;

    @Option(names = "--no-state", description = "read and keep no typed texts, marks and views of earlier runs")
    boolean noState;

    @Option(
            names = "--completion",
            paramLabel = "bash|zsh|fish",
            description = "print the script with which this shell completes command lines",
            converter = CompletionConverter.class)
    Optional<Completion.Topic> completion = Optional.empty();

    @Option(names = "--debug", paramLabel = "FILE", description = "write diagnostics there")
    Optional<Path> debug = Optional.empty();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "show the version")
    boolean version;

    /** The zone that times are read and shown in. */
    ZoneId zoneOrDefault() {
        if (utc) {
            return ZoneOffset.UTC;
        }
        return zone.isPresent() ? zone.get() : SystemZone.find();
    }

    ColorChoice colorOrAuto() {
        return color.isPresent() ? color.get() : ColorChoice.AUTO;
    }

    /** Whether an option was given that only plain output knows. */
    boolean asksForPlain() {
        return plain || tail.isPresent() || timestamps || details || output.isPresent();
    }

    /**
     * Negative numbers mean all, as for {@code docker logs}. That takes everything else for all too; here a slip of the
     * pen must not print a whole log.
     */
    static final class TailConverter implements ITypeConverter<Long> {
        @Override
        public Long convert(String value) {
            if (value.equalsIgnoreCase("all")) {
                return -1L;
            }
            try {
                BigInteger records = new BigInteger(value);
                return records.max(BigInteger.ONE.negate())
                        .min(BigInteger.valueOf(Long.MAX_VALUE))
                        .longValue();
            } catch (NumberFormatException e) {
                throw new TypeConversionException("'" + value + "' is neither a number nor 'all'");
            }
        }
    }

    /** Takes any number of lines that is not negative. */
    static final class ContextConverter implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String value) {
            try {
                int lines = Integer.parseInt(value);
                if (lines >= 0) {
                    return lines;
                }
            } catch (NumberFormatException e) {
                // Said below
            }
            throw new TypeConversionException("'" + value + "' is no number of lines");
        }
    }

    /** One of a few words, which are an enum's constants. */
    private abstract static class WordConverter<E extends Enum<E>> implements ITypeConverter<E> {
        private final E[] values;

        private WordConverter(E[] values) {
            this.values = values;
        }

        @Override
        public E convert(String value) {
            StringBuilder words = new StringBuilder();
            for (E one : values) {
                if (one.name().equalsIgnoreCase(value)) {
                    return one;
                }
                words.append(words.length() > 0 ? ", " : "").append(one.name().toLowerCase(Locale.ROOT));
            }
            throw new TypeConversionException("'" + value + "' is none of " + words);
        }
    }

    static final class StreamConverter extends WordConverter<StreamChoice> {
        StreamConverter() {
            super(StreamChoice.values());
        }
    }

    static final class LevelConverter extends WordConverter<Level> {
        LevelConverter() {
            super(new Level[] {Level.TRACE, Level.DEBUG, Level.INFO, Level.WARN, Level.ERROR, Level.FATAL});
        }
    }

    static final class FormatConverter extends WordConverter<Format> {
        FormatConverter() {
            super(Format.values());
        }
    }

    static final class CompletionConverter extends WordConverter<Completion.Topic> {
        CompletionConverter() {
            super(Completion.Topic.values());
        }
    }

    static final class ColorConverter extends WordConverter<ColorChoice> {
        ColorConverter() {
            super(ColorChoice.values());
        }
    }

    /** Takes every name that Java knows. */
    static final class ZoneConverter implements ITypeConverter<ZoneId> {
        @Override
        public ZoneId convert(String value) {
            try {
                return ZoneId.of(value);
            } catch (DateTimeException e) {
                throw new TypeConversionException(
                        "'" + value + "' is no time zone; use a name such as Europe/Paris, UTC or +02:00");
            }
        }
    }
}
