package jlogtui.app.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds and reads configuration files: the host's, above it the user's, above both the one that was asked for. */
public final class ConfigFiles {
    private static final int MOST_BYTES = 1 << 20;

    /** The host's file. */
    public static final Path OF_HOST = Path.of("/etc/jlogtui/config.toml");

    /**
     * One file.
     *
     * @param name its path as people write it
     * @param isThere it exists
     */
    record Layer(String name, boolean isThere, List<TomlEntry> entries, List<ConfigWarning> warnings) {}

    private final List<Path> paths = new ArrayList<>();
    private final String home;

    /**
     * @param ofHost lowest of all
     * @param environment says where the user's file is
     */
    public ConfigFiles(Path ofHost, Map<String, String> environment) {
        paths.add(ofHost);
        home = environment.getOrDefault("HOME", "");
        String configured = environment.getOrDefault("XDG_CONFIG_HOME", "");
        try {
            // The specification has relative ones ignored
            if (configured.startsWith("/")) {
                paths.add(Path.of(configured, "jlogtui", "config.toml"));
            } else if (home.startsWith("/")) {
                paths.add(Path.of(home, ".config", "jlogtui", "config.toml"));
            }
        } catch (InvalidPathException e) {
            // Its letters are none in this locale
        }
    }

    /**
     * Reads them all; those that are not there say nothing.
     *
     * @param asked above all others
     * @throws IOException when the one that was asked for cannot be read; the message says why
     */
    public Config read(Optional<Path> asked) throws IOException {
        List<Layer> layers = new ArrayList<>();
        for (Path path : paths) {
            layers.add(layer(path));
        }
        if (asked.isPresent()) {
            Path path = asked.get();
            try {
                layers.add(parse(name(path), text(path)));
            } catch (IOException e) {
                throw new IOException("the configuration " + path + " cannot be read: " + why(e), e);
            }
        }
        return new Config(layers);
    }

    private Layer layer(Path path) {
        String name = name(path);
        try {
            return parse(name, text(path));
        } catch (NoSuchFileException e) {
            return new Layer(name, false, List.of(), List.of());
        } catch (IOException e) {
            if (e instanceof AccessDeniedException && !Files.exists(path)) {
                // HOME is often still that of another user, as behind sudo: what lies there is not this user's
                return new Layer(name, false, List.of(), List.of());
            }
            List<ConfigWarning> warnings = List.of(new ConfigWarning(name, 0, "cannot be read: " + why(e)));
            return new Layer(name, true, List.of(), warnings);
        }
    }

    private static String text(Path path) throws IOException {
        if (Files.notExists(path) || isBelowFile(path)) {
            throw new NoSuchFileException(path.toString());
        }
        if (!Files.isRegularFile(path)) {
            // A pipe could be waited for without end
            throw Files.isReadable(path)
                    ? new IOException("it is no file")
                    : new AccessDeniedException(path.toString());
        }
        if (Files.size(path) > MOST_BYTES) {
            throw new IOException("it is larger than a megabyte");
        }
        byte[] bytes = Files.readAllBytes(path);
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    /** Whether a directory that it would be in is none, as below a home of {@code /dev/null}. */
    private static boolean isBelowFile(Path path) {
        Path above = path.getParent();
        while (above != null && !Files.exists(above)) {
            above = above.getParent();
        }
        return above != null && !Files.isDirectory(above);
    }

    private static String why(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        return e instanceof CharacterCodingException ? "it is not UTF-8" : String.valueOf(e.getMessage());
    }

    private static Layer parse(String name, String text) {
        Optional<List<TomlEntry>> plain = PlainToml.read(text);
        if (plain.isPresent()) {
            return new Layer(name, true, plain.get(), List.of());
        }
        try {
            return new Layer(name, true, TomlLibrary.read(text), List.of());
        } catch (TomlLibrary.Broken e) {
            ConfigWarning broken =
                    new ConfigWarning(name, e.line(), "all of it is ignored, for it is no TOML: " + e.getMessage());
            return new Layer(name, true, List.of(), List.of(broken));
        }
    }

    /** A path as people write it. */
    private String name(Path path) {
        String text = path.toString();
        return home.length() > 1 && text.startsWith(home + "/") ? "~" + text.substring(home.length()) : text;
    }
}
