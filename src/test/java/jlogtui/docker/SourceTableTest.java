package jlogtui.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTableTest {
    private static final Instant NOW = Instant.parse("2026-11-22T22:10:00Z");
    private static final String KILLED = DockerTree.id("a1");
    private static final String RUNNING = DockerTree.id("b2");

    @TempDir
    Path root;

    private final TestDisk disk = new TestDisk();
    private DockerTree tree;

    @BeforeEach
    void makeContainers() {
        tree = new DockerTree(root)
                .withReal(DockerTree.CREATED)
                .withReal(DockerTree.WEB)
                .withReal(DockerTree.ROT_GZ)
                .withFile(DockerTree.ROT_GZ, DockerTree.ROT_GZ + "-json.log", 22_080)
                .withFile(DockerTree.ROT_GZ, DockerTree.ROT_GZ + "-json.log.1.gz", 4_170)
                .withFile(DockerTree.ROT_GZ, DockerTree.ROT_GZ + "-json.log.2.gz.tmp", 9_999)
                .withFile(DockerTree.ROT_GZ, DockerTree.ROT_GZ + "-json.log-20261120", 9_999)
                .withConfig(KILLED, """
                        {"Name":"/evil\\u001b]0;x\\u0007","RestartCount":7,"State":{"ExitCode":137,"OOMKilled":true,
                        "StartedAt":"2026-11-20T00:00:00Z","FinishedAt":"2026-11-20T22:09:00Z"}}""")
                .withDriver(KILLED, "journald")
                .withMade(
                        RUNNING,
                        "api",
                        "\"Running\":true,\"Pid\":5,\"StartedAt\":\"2026-11-22T22:09:18Z\",\"FinishedAt\":\"2026-11-22T22:09:17Z\"")
                .withFile(RUNNING, RUNNING + "-json.log", 1_234_567);
    }

    private List<Container> containers() {
        return new ContainerCatalog(root, disk, pid -> true).scan().containers();
    }

    @Test
    void aTableForPeople() {
        assertEquals("""
                NAME              ID            STATE              SINCE   SIZE  ROTATION     SERVICE   IMAGE  LOG
                api               b20000000000  running            42s    1.2MB  -            -         -      -
                evil\\x1b]0;x\\x07  a10000000000  exited 137 oom ×7  2d         -  -            -         -      driver journald keeps no JSON file
                jlt-created       2f4e230d48b6  created            -          -  -            -         bb:1   never started
                jlt-rot-gz        facf3edf0d5f  exited 0           1h      26kB  40k × 4, gz  -         bb:1   json-file, 1 moved aside
                proj-web-1        e833f0c4698f  exited 0           1h      100B  -            proj/web  bb:1   json-file
                """, new SourceTable(NOW, disk).text(containers()));
    }

    @Test
    void oneObjectALineForPrograms() {
        String json = new SourceTable(NOW, disk).json(containers());

        assertEquals(
                """
                {"container":"api","id":"%1$s","state":"running","startedAt":"2026-11-22T22:09:18Z","finishedAt":"2026-11-22T22:09:17Z","log":"%2$s","size":1234567}
                {"container":"evil\\\\x1b]0;x\\\\x07","id":"%3$s","state":"exited","exitCode":137,"oomKilled":true,"startedAt":"2026-11-20T00:00:00Z","finishedAt":"2026-11-20T22:09:00Z","restarts":7,"driver":"journald","problem":"driver journald keeps no JSON file","log":"%4$s"}
                {"container":"jlt-created","id":"%5$s","image":"bb:1","state":"created","driver":"json-file","problem":"never started","log":"%6$s"}
                {"container":"jlt-rot-gz","id":"%7$s","image":"bb:1","state":"exited","exitCode":0,"startedAt":"2026-11-22T21:05:29.664153038Z","finishedAt":"2026-11-22T21:05:30.468510231Z","driver":"json-file","maxSize":40000,"maxFile":4,"compress":true,"log":"%8$s","size":26250,"moved":["%8$s-20261120"]}
                {"container":"proj-web-1","id":"%9$s","project":"proj","service":"web","image":"bb:1","state":"exited","exitCode":0,"startedAt":"2026-11-22T21:05:32.896628090Z","finishedAt":"2026-11-22T21:05:34.952249220Z","driver":"json-file","log":"%10$s","size":100}
                """.formatted(
                                RUNNING,
                                tree.log(RUNNING),
                                KILLED,
                                tree.log(KILLED),
                                DockerTree.CREATED,
                                tree.log(DockerTree.CREATED),
                                DockerTree.ROT_GZ,
                                tree.log(DockerTree.ROT_GZ),
                                DockerTree.WEB,
                                tree.log(DockerTree.WEB)),
                json);
    }

    @Test
    void measuresByKnownNamesWhatCannotBeListed() {
        List<Container> all = containers();
        String listed = new SourceTable(NOW, disk).text(all);

        disk.hideNames(tree.directory(DockerTree.ROT_GZ));

        assertEquals(listed, new SourceTable(NOW, disk).text(all));
    }

    @Test
    void tellsModeAndTerminal() throws IOException {
        Path only = Files.createDirectories(root.resolve("only"));
        DockerTree one = new DockerTree(only).withFile(RUNNING, RUNNING + "-json.log", 999_999);
        one.withConfig(RUNNING, "{\"Name\":\"/t\",\"Config\":{\"Tty\":true}}");
        Files.writeString(
                one.directory(RUNNING).resolve("hostconfig.json"),
                "{\"LogConfig\":{\"Type\":\"json-file\",\"Config\":{\"mode\":\"non-blocking\"}}}");
        List<Container> containers =
                new ContainerCatalog(only, disk, pid -> true).scan().containers();

        assertEquals("""
                NAME  ID            STATE    SINCE   SIZE  ROTATION  SERVICE  IMAGE  LOG
                t     b20000000000  unknown  -      999kB  -         -        -      json-file, non-blocking
                """, new SourceTable(NOW, disk).text(containers));
        assertEquals(
                "{\"container\":\"t\",\"id\":\"%s\",\"state\":\"unknown\",\"tty\":true,\"driver\":\"json-file\",\"mode\":\"non-blocking\",\"log\":\"%s\",\"size\":999999}\n"
                        .formatted(RUNNING, one.log(RUNNING)),
                new SourceTable(NOW, disk).json(containers));
    }
}
