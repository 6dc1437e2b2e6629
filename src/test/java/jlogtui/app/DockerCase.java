package jlogtui.app;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One container of the corpus with what Docker printed of it.
 *
 * @param name of the case
 * @param container the container's name
 * @param directory the container's own directory
 * @param expected the folder of Docker's output
 */
record DockerCase(String name, String container, Path directory, Path expected) {
    private static final String DOCKER = "docker logs";

    /**
     * One command that Docker was given.
     *
     * @param name of its output files
     * @param exitCode Docker's
     * @param options as given to {@code docker logs}
     */
    record Command(String name, int exitCode, List<String> options) {
        /** The value of an option, or null. */
        String value(String option) {
            int at = options.indexOf(option);
            return at < 0 ? null : options.get(at + 1);
        }
    }

    static Path corpus() {
        URL url = DockerCase.class.getResource("/corpus/MANIFEST.md");
        assertNotNull(url, "the corpus is not among the test resources");
        try {
            return Path.of(url.toURI()).getParent();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** All cases that Docker was asked about. */
    static List<DockerCase> all() throws IOException {
        List<DockerCase> cases = new ArrayList<>();
        for (String line : Files.readAllLines(corpus().resolve("index.tsv"))) {
            String[] cells = line.split("\t", -1);
            Path expected = corpus().resolve("expect").resolve(cells[0]);
            if (Files.exists(expected.resolve("commands.tsv"))) {
                cases.add(new DockerCase(
                        cells[0], cells[2], corpus().resolve("containers").resolve(cells[1]), expected));
            }
        }
        return cases;
    }

    List<Command> commands() throws IOException {
        List<Command> commands = new ArrayList<>();
        for (String line : Files.readAllLines(expected.resolve("commands.tsv"))) {
            String[] cells = line.split("\t", -1);
            String options = cells[2].substring(DOCKER.length()).strip();
            commands.add(new Command(
                    cells[0],
                    Integer.parseInt(cells[1].substring("rc=".length())),
                    options.isEmpty() ? List.of() : List.of(options.split(" "))));
        }
        return commands;
    }

    /** Whether Docker's output is kept; what was too large is not. */
    boolean isKept(Command command) {
        return Files.exists(file(command, ".out")) || Files.exists(file(command, ".err"));
    }

    byte[] output(Command command, String ending) throws IOException {
        Path file = file(command, ending);
        return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    }

    private Path file(Command command, String ending) {
        return expected.resolve(command.name() + ending);
    }
}
