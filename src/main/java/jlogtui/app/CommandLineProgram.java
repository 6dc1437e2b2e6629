package jlogtui.app;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import jlogtui.app.config.Config;
import jlogtui.app.config.ConfigFiles;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** From the arguments to an exit code: reads them, chooses what to do, and turns every failure into one sentence. */
final class CommandLineProgram {
    private final Surroundings surroundings;

    CommandLineProgram(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    int execute(String... args) {
        Optional<Options> common = CommonArguments.read(args);
        Options options = common.isPresent() ? common.get() : new Options();
        Diagnostics diagnostics = Diagnostics.NONE;
        try {
            if (common.isEmpty()) {
                OptionalInt code = readWithPicocli(options, args);
                if (code.isPresent()) {
                    return code.getAsInt();
                }
            }
            if (surroundings.isSecure()) {
                confine(options);
            }
            diagnostics = Diagnostics.to(options.debug);
            Configuration configuration = new Configuration(readConfig(options), options, surroundings);
            if (options.printConfig) {
                write(surroundings.out(), configuration.print());
                configuration.tellWarnings(diagnostics);
                return Exit.DONE;
            }
            return new Session(surroundings, options, configuration, List.of(args), diagnostics).run();
        } catch (Refusal refusal) {
            complain(refusal.getMessage());
            return refusal.exitCode();
        } catch (IOException e) {
            return failed(e);
        } catch (RuntimeException | Error e) {
            diagnostics.defect(e);
            String where = diagnostics
                    .path()
                    .map(path -> " Diagnostics are in " + path + ".")
                    .orElse(" Run it again with --debug FILE to see more.");
            complain("this is a defect of jlogtui: " + e + "." + where);
            return Exit.DEFECT;
        } finally {
            diagnostics.close();
        }
    }

    private Config readConfig(Options options) throws Refusal {
        Path here = surroundings.workingDirectory();
        // A file of the user's could name others to be read, and what is wrong in it would be told of any file it links
        // to
        Map<String, String> environment = surroundings.isSecure() ? Map.of() : surroundings.environment();
        try {
            return new ConfigFiles(ConfigFiles.OF_HOST, environment)
                    .read(
                            options.config.isPresent()
                                    ? Optional.of(here.resolve(options.config.get()))
                                    : options.config);
        } catch (IOException e) {
            throw new Refusal(Exit.FAILED, e.getMessage() + ".");
        }
    }

    private static void confine(Options options) throws Refusal {
        if (options.debug.isPresent()) {
            throw new Refusal(Exit.USAGE, "--debug writes a file, which JLOGTUI_SECURE does not allow.");
        }
        if (options.resume) {
            throw new Refusal(Exit.USAGE, "--resume needs what earlier runs kept, and JLOGTUI_SECURE keeps nothing.");
        }
        if (options.config.isPresent()) {
            throw new Refusal(
                    Exit.USAGE, "with JLOGTUI_SECURE only " + ConfigFiles.OF_HOST + " counts, so leave --config out.");
        }
        options.noState = true;
    }

    /** Fills the options in; gives the exit code when nothing is left to do. */
    private OptionalInt readWithPicocli(Options options, String... args) throws IOException {
        if (args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"))) {
            return tellVersion();
        }
        CommandLine line = commandLine(options);
        try {
            line.parseArgs(args);
        } catch (ParameterException e) {
            return OptionalInt.of(usageError(e));
        }
        if (line.isUsageHelpRequested()) {
            line.usage(new PrintWriter(new OutputStreamWriter(surroundings.out(), StandardCharsets.UTF_8), true));
            return OptionalInt.of(Exit.DONE);
        }
        return line.isVersionHelpRequested() ? tellVersion() : OptionalInt.empty();
    }

    private OptionalInt tellVersion() throws IOException {
        write(surroundings.out(), "jlogtui " + Version.text() + "\n");
        return OptionalInt.of(Exit.DONE);
    }

    static CommandLine commandLine(Options options) {
        return new CommandLine(options)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setAbbreviatedOptionsAllowed(false)
                .setOverwrittenOptionsAllowed(true)
                .setUsageHelpAutoWidth(true);
    }

    private int usageError(ParameterException e) {
        StringBuilder text = new StringBuilder(e.getMessage().replaceAll("\\s+", " "));
        if (e instanceof CommandLine.UnmatchedArgumentException unmatched) {
            Optional.of(unmatched.getSuggestions())
                    .filter(s -> !s.isEmpty())
                    .ifPresent(s -> text.append(". Did you mean ")
                            .append(String.join(" or ", s))
                            .append('?'));
        }
        complain(text + (text.charAt(text.length() - 1) == '?' ? "" : ".") + " Try: jlogtui --help");
        return Exit.USAGE;
    }

    private int failed(IOException e) {
        if (isBrokenPipe(e)) {
            return Exit.BROKEN_PIPE;
        }
        complain("cannot go on: " + e.getMessage());
        return Exit.FAILED;
    }

    private static boolean isBrokenPipe(IOException e) {
        return e instanceof ProcessOutput.ReaderGone
                || e.getMessage() != null && e.getMessage().contains("Broken pipe");
    }

    private void complain(String sentence) {
        try {
            write(surroundings.err(), "jlogtui: " + sentence + "\n");
        } catch (IOException e) {
            // There is nowhere left to say it
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
