package jlogtui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jlogtui.testkit.RandomCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What is read without picocli is read as picocli does. */
final class CommonArgumentsTest {
    private static final List<String> WORDS = List.of(
            "web",
            "shop-*",
            "-",
            "--",
            "",
            "-f",
            "--follow",
            "--no-follow",
            "-r",
            "--root",
            "/x",
            "--since",
            "10m",
            "--until",
            "now",
            "--at",
            "03:15",
            "-n",
            "--tail",
            "5",
            "all",
            "x",
            "-s",
            "--stream",
            "stderr",
            "STDOUT",
            "-t",
            "--timestamps",
            "--details",
            "--prefix",
            "--no-prefix",
            "-o",
            "--output",
            "json",
            "--plain",
            "--list",
            "--tz",
            "Europe/Paris",
            "--utc",
            "--color",
            "never",
            "--theme",
            "dark",
            "--demo",
            "--resume",
            "--no-state",
            "--debug",
            "--completion",
            "zsh",
            "@file",
            "--help",
            "-V",
            "-fn5",
            "-ft",
            "--level",
            "-l",
            "warn",
            "-g",
            "-v",
            "--context",
            "-C",
            "--since=5m",
            "--wrong",
            "'quoted'",
            "\0");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "web db",
                "--root /x web --since 10m",
                "-f --plain",
                "-n 5 -t -o json",
                "-l warn -g a -g b -v c -C 3",
                "-s stderr --tz UTC --color always",
                "--theme light --demo --debug /tmp/x",
                "--completion bash"
            })
    void readsTheCommonOnes(String line) {
        String[] arguments = line.isEmpty() ? new String[0] : line.split(" ");
        assertEquals(
                described(withPicocli(arguments)),
                described(CommonArguments.read(arguments).orElseThrow()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--help", "-V", "-n", "-n x", "-fn5", "--since=5m", "--wrong", "-s up", "--", "@file", "-r -f"})
    void leavesTheRestToPicocli(String line) {
        assertTrue(CommonArguments.read(line.split(" ")).isEmpty());
    }

    @Test
    void agreesWithPicocliWhateverIsTyped() {
        RandomCases.check(3_000, random -> {
            List<String> arguments = new ArrayList<>();
            for (int left = random.nextInt(6); left > 0; left--) {
                arguments.add(WORDS.get(random.nextInt(WORDS.size())));
            }
            Optional<Options> read = CommonArguments.read(arguments.toArray(String[]::new));
            if (read.isPresent()) {
                assertEquals(
                        described(withPicocli(arguments.toArray(String[]::new))),
                        described(read.get()),
                        arguments.toString());
            }
        });
    }

    private static Options withPicocli(String... arguments) {
        Options options = new Options();
        CommandLine line = CommandLineProgram.commandLine(options);
        line.parseArgs(arguments);
        return options;
    }

    private static String described(Options options) {
        return String.join(
                " ",
                options.sources.toString(),
                options.root.toString(),
                options.since.toString(),
                options.until.toString(),
                options.at.toString(),
                options.tail.toString(),
                options.follow.toString(),
                options.stream.toString(),
                options.level.toString(),
                options.grep.toString(),
                options.exclude.toString(),
                "C" + options.context,
                "t" + options.timestamps,
                "d" + options.details,
                options.prefix.toString(),
                options.output.toString(),
                "p" + options.plain,
                "l" + options.list,
                options.zone.toString(),
                "u" + options.utc,
                options.color.toString(),
                options.theme.toString(),
                "demo" + options.demo,
                "r" + options.resume,
                "n" + options.noState,
                options.debug.toString(),
                options.completion.toString(),
                "h" + options.help,
                "v" + options.version);
    }
}
