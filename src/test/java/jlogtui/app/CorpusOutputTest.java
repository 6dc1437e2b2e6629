package jlogtui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Plain output of undamaged containers: every command that a real Docker was given, byte for byte on both streams. The
 * rows where Docker itself is wrong are held against an independent oracle instead.
 */
final class CorpusOutputTest {
    /** Docker skips compressed files, or stops at the first later record; the corpus' manifest lists them. */
    private static final Set<String> DOCKER_IS_WRONG =
            Set.of("rot-gz since", "rot-gz window", "interleave until", "interleave window", "backwards until");

    private static final String DAMAGED = "nul-hole";

    @Test
    void everyCommandPrintsWhatDockerPrinted() throws IOException {
        int reproduced = 0;
        int agreeing = 0;
        for (DockerCase one : DockerCase.all()) {
            Oracle oracle = Oracle.read(one.expected().resolve("records.tsv"), one.directory());
            for (DockerCase.Command command : one.commands()) {
                if (isDockers(one, command) && one.isKept(command)) {
                    String row = one.name() + " " + command.name();
                    InProcess.Ran ran = run(one, command);
                    Outputs.assertSame(one.output(command, ".out"), ran.outBytes(), row + " standard output");
                    Outputs.assertSame(one.output(command, ".err"), ran.errBytes(), row + " standard error");
                    assertEquals(command.exitCode(), ran.exitCode(), row);
                    reproduced++;
                    agreeing += checkOracle(one, command, oracle);
                }
            }
        }
        System.out.println("corpus: " + reproduced + " commands reproduced byte for byte; on " + agreeing
                + " of them the oracle's rendering agrees with Docker");
        assertEquals(205, reproduced);
        // all but the two with attributes, which the oracle does not tell
        assertEquals(203, agreeing);
    }

    @Test
    void whereDockerIsWrongTheOracleDecides() throws IOException {
        int rows = 0;
        for (DockerCase one : DockerCase.all()) {
            String table = one.name().equals(DAMAGED) ? "ideal.tsv" : "records.tsv";
            Oracle oracle = Oracle.read(one.expected().resolve(table), one.directory());
            for (DockerCase.Command command : one.commands()) {
                if (!isDockers(one, command)) {
                    String row = one.name() + " " + command.name();
                    InProcess.Ran ran = run(one, command);
                    Outputs.assertSame(oracle.render(command, "stdout"), ran.outBytes(), row + " standard output");
                    Outputs.assertSame(
                            oracle.render(command, "stderr"), withoutComplaints(ran), row + " standard error");
                    assertEquals(Exit.DONE, ran.exitCode(), row);
                    rows++;
                }
            }
        }
        System.out.println("corpus: " + rows + " commands held against the record oracle");
        assertEquals(5 + 12, rows);
    }

    @Test
    void compressedFilesAreNotSkipped() throws IOException {
        int files = 0;
        for (DockerCase one : DockerCase.all()) {
            for (DockerCase.Command command : one.commands()) {
                Path correct = one.expected().resolve(command.name() + ".CORRECT.tsv");
                if (Files.exists(correct)) {
                    String row = one.name() + " " + command.name();
                    InProcess.Ran ran = run(one, command);
                    Outputs.assertSame(streamOf("stdout", correct), ran.outBytes(), row + " standard output");
                    Outputs.assertSame(streamOf("stderr", correct), ran.errBytes(), row + " standard error");
                    files++;
                }
            }
        }
        assertEquals(2, files);
    }

    private static boolean isDockers(DockerCase one, DockerCase.Command command) {
        return !one.name().equals(DAMAGED) && !DOCKER_IS_WRONG.contains(one.name() + " " + command.name());
    }

    /** Shows that the oracle's rendering is right where Docker is: 1 when it could be compared. */
    private static int checkOracle(DockerCase one, DockerCase.Command command, Oracle oracle) throws IOException {
        boolean hasAttributes = one.name().equals("attrs") && command.options().contains("--details");
        if (hasAttributes) {
            return 0;
        }
        String row = "the oracle of " + one.name() + " " + command.name();
        Outputs.assertSame(one.output(command, ".out"), oracle.render(command, "stdout"), row);
        Outputs.assertSame(one.output(command, ".err"), oracle.render(command, "stderr"), row);
        return 1;
    }

    private static InProcess.Ran run(DockerCase one, DockerCase.Command command) {
        List<String> args = new ArrayList<>(command.options());
        Collections.addAll(
                args,
                "--plain",
                "--root",
                DockerCase.corpus().resolve("containers").toString(),
                one.container());
        return new InProcess().run(args.toArray(String[]::new));
    }

    /** Standard error without what is said about damage. */
    private static byte[] withoutComplaints(InProcess.Ran ran) {
        StringBuilder text = new StringBuilder();
        ran.err()
                .lines()
                .filter(line -> !line.startsWith("jlogtui: "))
                .forEach(line -> text.append(line).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] streamOf(String stream, Path correct) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String line : Files.readAllLines(correct)) {
            if (line.startsWith(stream + "\t")) {
                out.writeBytes((line.substring(stream.length() + 1) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }
}
