package jlogtui.testkit;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** A copy of the program that every user can run, wherever the checkout lies. */
public final class Installation {
    /** A user and a group that own nothing. */
    public static final String NOBODY = "65534";

    private Installation() {}

    /** Lays it out in {@code folder/usr} as packages do, without a Java of its own, opens the folder to everybody, and gives the launcher. */
    public static Path in(Path folder) throws IOException {
        Path base = Path.of(System.getProperty("jlogtui.basedir", "")).toAbsolutePath();
        Path share = folder.resolve("usr/share/jlogtui");
        Files.createDirectories(share.resolve("lib"));
        Files.copy(base.resolve("target/jlogtui.jar"), share.resolve("jlogtui.jar"));
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(base.resolve("target/lib"))) {
            for (Path jar : jars) {
                Files.copy(jar, share.resolve("lib").resolve(jar.getFileName()));
            }
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createDirectories(folder.resolve("usr/bin"));
        return Files.copy(base.resolve("packaging/jlogtui"), folder.resolve("usr/bin/jlogtui"));
    }

    /** What stands before a command that runs without any right; skips the test where that cannot be had. */
    public static List<String> asNobody() {
        if (!System.getProperty("user.name").equals("root")) {
            return List.of("env");
        }
        Require.that(Files.isExecutable(Path.of("/usr/bin/setpriv")), "setpriv is not installed");
        return List.of("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups");
    }
}
