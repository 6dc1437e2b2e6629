package jlogtui.testkit;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The program as packages lay it out, without a Java of its own, for every user to run wherever the checkout lies. */
public final class Installed {
    private Installed() {}

    /** Puts it into a directory, and gives the launcher's path. */
    public static Path in(Path directory) throws IOException {
        Path base = Path.of(System.getProperty("jlogtui.basedir", "")).toAbsolutePath();
        Path share = Files.createDirectories(directory.resolve("share/jlogtui"));
        Files.copy(base.resolve("target/jlogtui.jar"), share.resolve("jlogtui.jar"));
        Files.createDirectory(share.resolve("lib"));
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(base.resolve("target/lib"))) {
            for (Path jar : jars) {
                Files.copy(jar, share.resolve("lib").resolve(jar.getFileName()));
            }
        }
        Files.createDirectories(directory.resolve("bin"));
        return Files.copy(base.resolve("packaging/jlogtui"), directory.resolve("bin/jlogtui"));
    }
}
