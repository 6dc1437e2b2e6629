package jlogtui.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import jlogtui.model.Entry;
import jlogtui.testkit.RandomCases;
import org.junit.jupiter.api.Test;

class DaemonLineReaderTest {
    private static final Instant NOW = Instant.parse("2026-11-22T22:00:00Z");
    private static final DaemonLineReader READER =
            new DaemonLineReader(ZoneId.of("Europe/Paris"), NOW.getEpochSecond() * 1_000_000_000L);

    private static DaemonLine read(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return READER.read(bytes, 0, bytes.length);
    }

    private static void check(String line, String time, String text, String lost) {
        DaemonLine read = read(line);
        String readTime = read.timeNanos() == Entry.NO_TIME
                ? ""
                : Instant.ofEpochSecond(0, read.timeNanos()).toString();
        assertEquals(time + " | " + text + " | " + lost, readTime + " | " + read.text() + " | " + read.lost(), line);
    }

    @Test
    void everyFormOfDockerdsVersionsIsRead() {
        check(
                "time=\"2026-11-22T21:14:42.871361792+01:00\" level=info msg=\"Starting up\"",
                "2026-11-22T20:14:42.871361792Z",
                "level=info msg=\"Starting up\"",
                "");
        check(
                "time=\"2015-02-03T04:05:06Z\" level=\"info\" msg=\"+job containers()\" \r",
                "2015-02-03T04:05:06Z",
                "level=\"info\" msg=\"+job containers()\"",
                "");
        check(
                "\u001b[36mINFO\u001b[0m[2026-11-22T21:01:40.023735719Z] Starting up            \r",
                "2026-11-22T21:01:40.023735719Z",
                "INFO Starting up",
                "");
        check("\u001b[31mERRO\u001b[0m[52527] no date here \r", "", "ERRO[52527] no date here", "");
        check(
                "2016/09/11 16:49:37 grpc: addrConn.resetTransport failed",
                "2016-09-11T14:49:37Z",
                "grpc: addrConn.resetTransport failed",
                "");
        check(
                "[c7bf8b4a] +job serveapi(unix:///var/run/docker.sock)\r",
                "",
                "[c7bf8b4a] +job serveapi(unix:///var/run/docker.sock)",
                "");
        check(
                "\t/usr/local/go/src/runtime/panic.go:491 +0xad",
                "",
                "\t/usr/local/go/src/runtime/panic.go:491 +0xad",
                "");
        check("2016/13/41 99:00:00 is no time", "", "is no time", "");
    }

    @Test
    void whatInitSystemsAddIsTakenAway() {
        check(
                "Nov 22 21:14:43 host dockerd[4242]: time=\"2026-11-22T20:14:42.8Z\" level=info msg=x",
                "2026-11-22T20:14:42.800Z",
                "level=info msg=x",
                "");
        check("Nov 22 21:14:43 host dockerd[4242]: panic: boom", "2026-11-22T20:14:43Z", "panic: boom", "");
        check("Dec  2 01:00:00 host docker: bare", "2025-12-02T00:00:00Z", "bare", "");
        check("2026-11-22T21:14:42.871361+01:00 host dockerd[1]: bare", "2026-11-22T20:14:42.871361Z", "bare", "");
        check(
                "{\"__REALTIME_TIMESTAMP\":\"1795378483000001\",\"PRIORITY\":\"6\",\"_X\":{\"a\":[1]},\"MESSAGE\":\"bare text\"}",
                "2026-11-22T20:14:43.000001Z",
                "bare text",
                "");
        check(
                "{\"MESSAGE\":[104,105],\"__REALTIME_TIMESTAMP\":\"1795378483000001\"}",
                "2026-11-22T20:14:43.000001Z",
                "hi",
                "");
        check(
                "{\"MESSAGE\":\"time=\\\"2026-11-22T20:00:00Z\\\" level=error msg=y\",\"__REALTIME_TIMESTAMP\":\"1\"}",
                "2026-11-22T20:00:00Z",
                "level=error msg=y",
                "");
        check(
                "{\"level\":\"info\",\"msg\":\"Starting up\",\"time\":\"2026-11-22T20:14:42.5Z\"}",
                "2026-11-22T20:14:42.500Z",
                "{\"level\":\"info\",\"msg\":\"Starting up\",\"time\":\"2026-11-22T20:14:42.5Z\"}",
                "");
        check("{\"torn\":", "", "{\"torn\":", "");
    }

    @Test
    void linesThatDockerdLostAreDecoded() {
        check(
                "time=\"2026-11-22T20:14:42Z\" level=error msg=\"Error writing log message\" driver=json-file"
                        + " error=\"no space left on device\" message=\"a \\\"lost\\\" line\\twith \\xc3\\xa9 \\u65e5 \\a\"",
                "2026-11-22T20:14:42Z",
                "level=error msg=\"Error writing log message\" driver=json-file error=\"no space left on device\""
                        + " message=\"a \\\"lost\\\" line\\twith \\xc3\\xa9 \\u65e5 \\a\"",
                "a \"lost\" line\twith é 日 \u0007");
        check(
                "time=\"2016-09-11T16:49:35Z\" level=error msg=\"Failed to log msg \\\"old \\\\\\\"one\\\\\\\"\\\" for logger"
                        + " json-file: write /x: no space left on device\"",
                "2016-09-11T16:49:35Z",
                "level=error msg=\"Failed to log msg \\\"old \\\\\\\"one\\\\\\\"\\\" for logger json-file: write /x: no space left"
                        + " on device\"",
                "old \"one\"");
        check(
                "ERRO[52527] Failed to log msg \"\" for logger json-file: no space left on device",
                "",
                "ERRO[52527] Failed to log msg \"\" for logger json-file: no space left on device",
                "");
        check(
                "{\"level\":\"error\",\"msg\":\"Error writing log message\",\"message\":\"in JSON\",\"time\":\"2026-11-22T20:14:42Z\"}",
                "2026-11-22T20:14:42Z",
                "{\"level\":\"error\",\"msg\":\"Error writing log message\",\"message\":\"in JSON\",\"time\":\"2026-11-22T20:14:42Z\"}",
                "in JSON");
    }

    /** Whatever the bytes are, a line is a line: nothing is dropped but what a form is known to add. */
    @Test
    void noLineIsTooOdd() {
        String[] parts = {
            "time=\"",
            "2026-11-22T20:14:42Z",
            "\"",
            " ",
            "level=",
            "msg=",
            "\\",
            "x41",
            "u12",
            "{",
            "}",
            "ERRO[",
            "]",
            "Failed to log msg \"",
            "\" for logger ",
            "message=",
            "Error writing log message",
            "Nov 22 21:14:43 h d: ",
            "\u001b[31m",
            "=",
            "\t",
            "\r",
            "2016/09/11 16:49:37 ",
            "\"MESSAGE\":",
            "[",
            "9999-99-99T99:99:99Z",
            "é"
        };
        RandomCases.check(20_000, random -> {
            StringBuilder line = new StringBuilder("first ");
            for (int i = random.nextInt(12); i > 0; i--) {
                line.append(parts[random.nextInt(parts.length)]);
            }
            String whole = line + " last";
            assertTrue(read(whole).text().startsWith("first "), whole);
            assertTrue(read(whole.substring(6)).text().endsWith("last"), whole);
        });
    }
}
