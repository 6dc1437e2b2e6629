package jlogtui.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** A directory of containers in Docker's layout: real configurations from the test resources, and made ones. */
final class DockerTree {
    static final String WEB = "e833f0c4698f15006f3723f6b6fb3f6be64c229fa3676fa4f154a68f23b42d11";
    static final String DB = "2cbeefb0c77139c00b89440469d9dc9546a91596c740a1aafda1969fa9307b7d";
    static final String CREATED = "2f4e230d48b645949d000c4d8216f128ac07445c51739833ab49d6d11f10bb8e";
    static final String ROT_GZ = "facf3edf0d5fd17301aab8f1e3185e30f8e7fd82fed580d6945928a501982ce1";
    static final String ROT_PLAIN = "919126ce7f5cbbacb88870d98f886de5e16379f377721a6bff7ff3ade308de12";
    static final String ATTRS = "9ebc00cb5b0d6418ccda8816b97bb4cf0c5784f65e947445352869d383fdab9b";
    static final String BACKWARDS = "dbbf95d5c02a7042d4243c2104f981f017fc7a783384a43cd9f03390697ca2e3";

    private final Path root;

    DockerTree(Path root) {
        this.root = root;
    }

    Path root() {
        return root;
    }

    static String id(String prefix) {
        return prefix + "0".repeat(64 - prefix.length());
    }

    Path directory(String id) {
        return root.resolve(id);
    }

    Path log(String id) {
        return directory(id).resolve(id + "-json.log");
    }

    /** Every real container; all but the created one get a log of 100 bytes. */
    DockerTree withAll() {
        for (String id : List.of(WEB, DB, CREATED, ROT_GZ, ROT_PLAIN, ATTRS, BACKWARDS)) {
            withReal(id);
        }
        return this;
    }

    DockerTree withReal(String id) {
        URL resource = DockerTree.class.getResource("/docker/" + id);
        try (Stream<Path> files = Files.list(Path.of(resource.toURI()))) {
            Files.createDirectories(directory(id));
            for (Path file : files.toList()) {
                Files.copy(file, directory(id).resolve(file.getFileName().toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        return id.equals(CREATED) ? this : withFile(id, id + "-json.log", 100);
    }

    DockerTree withFile(String id, String name, int size) {
        return write(directory(id).resolve(name), "x".repeat(size));
    }

    /** A made container with a log of 10 bytes; {@code state} is what stands inside {@code "State":{…}}. */
    DockerTree withMade(String id, String name, String state) {
        withConfig(id, "{\"ID\":\"%s\",\"Name\":\"/%s\",\"State\":{%s}}".formatted(id, name, state));
        return withFile(id, id + "-json.log", 10);
    }

    DockerTree withConfig(String id, String json) {
        return write(directory(id).resolve("config.v2.json"), json);
    }

    DockerTree withDriver(String id, String driver) {
        return write(directory(id).resolve("hostconfig.json"), "{\"LogConfig\":{\"Type\":\"" + driver + "\"}}");
    }

    /** As Docker does it: a new file takes the old one's place. */
    private DockerTree write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Path temporary = file.resolveSibling("." + file.getFileName() + ".tmp");
            Files.write(temporary, text.getBytes(StandardCharsets.UTF_8));
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    DockerTree without(String id) {
        try (Stream<Path> files = Files.list(directory(id))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(directory(id));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
