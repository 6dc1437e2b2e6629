package jlogtui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import jlogtui.testkit.ProcessRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive of classes that {@code packaging/archive} makes, with real processes. */
class ArchiveIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String ARCHIVED = "shared objects file";

    /** Has Java write down where it takes each class from, which must be said before the class path. */
    private static final String TELLING_JAVA = """
            #!/bin/sh
            for argument; do
                shift
                [ "$argument" != -cp ] || set -- "$@" "-Xlog:class+load:file=SEEN"
                set -- "$@" "$argument"
            done
            exec "JAVA" "$@"
            """;

    @TempDir
    Path folder;

    private Path installed;
    private Path seen;

    @Test
    void isUsedAndWhateverIsWrongWithItIsSilent() throws IOException {
        installWithArchive();
        run("--demo", "--list");
        List<String> ours = loaded("jlogtui.");
        assertTrue(ours.size() > 50, ours::toString);
        assertEquals(
                List.of(),
                ours.stream().filter(line -> !line.contains(ARCHIVED)).toList());
        run("--help");
        assertTrue(loaded("picocli.CommandLine ").toString().contains(ARCHIVED));

        FileTime built = Files.getLastModifiedTime(installed.resolve("jlogtui.jar"));
        Files.setLastModifiedTime(installed.resolve("jlogtui.jar"), FileTime.fromMillis(1_700_000_000_000L));
        run("--version");
        assertFalse(loaded("jlogtui.app.Main").toString().contains(ARCHIVED), "made for another jar");
        Files.setLastModifiedTime(installed.resolve("jlogtui.jar"), built);

        Path archive = installed.resolve("jlogtui.jsa");
        byte[] bytes = Files.readAllBytes(archive);
        for (int length : new int[] {0, 100, 5_000, bytes.length / 2}) {
            Files.delete(archive);
            Files.write(archive, Arrays.copyOf(bytes, length));
            run("--version");
            assertFalse(loaded("jlogtui.app.Main").toString().contains(ARCHIVED), "cut to " + length);
        }
    }

    /** Java 17 takes an archive only where it was made, and nowhere that has a space in its name, so this one is made here. */
    private void installWithArchive() throws IOException {
        Path target = Path.of("target").toAbsolutePath();
        installed = Files.createDirectories(folder.resolve("installed/lib")).getParent();
        copy(target.resolve("jlogtui.jar"), installed.resolve("jlogtui.jar"));
        try (Stream<Path> jars = Files.list(target.resolve("lib"))) {
            for (Path jar : jars.toList()) {
                copy(jar, installed.resolve("lib").resolve(jar.getFileName()));
            }
        }
        copy(Path.of("packaging/jlogtui"), installed.resolve("jlogtui"));
        seen = folder.resolve("seen");
        String real = System.getProperty("java.home") + "/bin/java";
        var made = ProcessRun.of(new ProcessBuilder("sh", "packaging/archive", real, installed.toString()), LIMIT);
        assertEquals("", made.errText());
        assertEquals(List.of(real), Files.readAllLines(installed.resolve("jlogtui.java")));
        Path java = folder.resolve("java");
        Files.writeString(java, TELLING_JAVA.replace("SEEN", seen.toString()).replace("JAVA", real));
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(installed.resolve("jlogtui.java"), java + "\n");
    }

    private void run(String... arguments) {
        var command = new ArrayList<String>(List.of(installed.resolve("jlogtui").toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command);
        builder.environment().remove("JLOGTUI_JAVA");
        var run = ProcessRun.of(builder, LIMIT);
        assertEquals(0, run.exitCode(), run::errText);
        assertEquals("", run.errText());
        if (arguments[0].equals("--version")) {
            assertTrue(run.outText().matches("jlogtui \\S+\n"), run::outText);
        }
        assertFalse(run.outText().contains("[warning]") || run.outText().contains("[error]"), run::outText);
    }

    private List<String> loaded(String start) throws IOException {
        try (Stream<String> lines = Files.lines(seen)) {
            return lines.filter(line -> line.contains("] " + start)).toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
    }
}
