package jlogtui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import jlogtui.testkit.ProcessRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must not be on the way to the first frame, since each costs some milliseconds: told by the classes that are loaded. */
class FirstFrameTest {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    /** The thread that reads keys is made when the first frame is on the screen. */
    private static final String AFTERWARDS = "jlogtui.app.UiLoop$Keys";

    private static final List<String> DEAR = List.of(
            "jlogtui\\..*\\$\\$Lambda.*",
            "com\\.googlecode\\.lanterna\\..*\\$\\$Lambda.*",
            "java\\.lang\\.runtime\\.ObjectMethods", // the equals and hashCode that a record is given
            "java\\.util\\.regex\\.Pattern",
            "picocli\\.CommandLine",
            "com\\.fasterxml\\.jackson\\.core\\.JsonFactory",
            "com\\.google\\.re2j\\.Pattern",
            "java\\.lang\\.ProcessBuilder",
            "java\\.net\\.JarURLConnection");

    @TempDir
    Path folder;

    /** As people write it: read without the library that reads TOML. A filter or the histogram would cost what they cost as options. */
    private static final String CONFIGURATION = """
            # What I like
            wrap = true
            tz = "UTC"
            theme = "light"
            context = "3 all"

            [keys]
            search = ["M", "/"]
            line-down = "e"
            next-error = "E"
            previous-error = []
            """;

    @Test
    void comesWithoutLambdasPatternsLibrariesAndChildren() throws IOException {
        isCheap();
    }

    @Test
    void isNoDearerWithAConfiguration() throws IOException {
        Path directory = Files.createDirectories(folder.resolve("home/.config/jlogtui"));
        Files.writeString(directory.resolve("config.toml"), CONFIGURATION);
        assertTrue(isCheap().contains("jlogtui.app.config.PlainToml"), "the configuration was not read");
    }

    private List<String> isCheap() throws IOException {
        Path root = Files.createDirectory(folder.resolve("containers"));
        for (int at = 0; at < 3; at++) {
            container(root, Integer.toString(at).repeat(64));
        }
        List<String> names = loadedBefore(root);
        assertTrue(names.contains("jlogtui.terminal.FrameWriter"), "the screen was not opened");
        assertEquals(List.of(), names.stream().filter(FirstFrameTest::isDear).toList());
        return names;
    }

    private static void container(Path root, String id) throws IOException {
        Path directory = Files.createDirectory(root.resolve(id));
        Files.writeString(
                directory.resolve("config.v2.json"),
                "{\"ID\":\"" + id + "\",\"Name\":\"/web\",\"State\":{\"Running\":true,"
                        + "\"StartedAt\":\"2026-08-20T01:02:03.5Z\",\"FinishedAt\":\"0001-01-01T00:00:00Z\"}}");
        Files.writeString(directory.resolve("hostconfig.json"), "{\"LogConfig\":{\"Type\":\"json-file\"}}");
        String record =
                "{\"log\":\"GET / 200\\n\",\"stream\":\"stdout\",\"time\":\"2026-08-20T01:02:03.123456789Z\"}\n";
        Files.writeString(directory.resolve(id + "-json.log"), record.repeat(100));
    }

    /** The classes that a screen of these containers loads up to its first frame. */
    private List<String> loadedBefore(Path root) throws IOException {
        Path keys = Files.writeString(folder.resolve("keys"), "Q");
        Path seen = folder.resolve("seen");
        var builder = new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-Xlog:class+load:file=" + seen + ":none",
                "-Djlogtui.tty=7",
                "-Djlogtui.terminal=" + keys,
                "-cp",
                System.getProperty("java.class.path"),
                "jlogtui.app.Main",
                "--root",
                root.toString());
        builder.environment().put("JLOGTUI_STTY", "1");
        builder.environment().put("JLOGTUI_SIZE", "24 80");
        builder.environment().put("JLOGTUI_LOCALE", "C.UTF-8");
        builder.environment().put("TERM", "xterm-256color");
        builder.environment().put("HOME", folder.resolve("home").toString());
        builder.environment().remove("XDG_CONFIG_HOME");
        var run = ProcessRun.of(builder, LIMIT);
        assertEquals(0, run.exitCode(), run::errText);
        try (Stream<String> lines = Files.lines(seen, StandardCharsets.UTF_8)) {
            return lines.map(line -> line.substring(0, line.indexOf(' ')))
                    .takeWhile(name -> !name.equals(AFTERWARDS))
                    .toList();
        }
    }

    private static boolean isDear(String name) {
        // Some are numbered: jlogtui.view.LogView$$Lambda$18/0x0000000802002000
        return DEAR.stream().anyMatch(name::matches);
    }
}
