package jlogtui.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jlogtui.parse.DaemonFuzz;
import jlogtui.parse.LevelFuzz;
import jlogtui.parse.PayloadFuzz;
import jlogtui.parse.RecordFuzz;
import jlogtui.query.PatternFuzz;
import jlogtui.query.TimeFuzz;
import jlogtui.testkit.RandomCases;
import jlogtui.view.CleanerFuzz;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every target with mutated examples. {@code -Djlogtui.fuzz=500000} gives each so many inputs, {@code -Djlogtui.salt=N}
 * others than usual.
 */
class FuzzTest {
    private static final int INPUTS = Integer.getInteger("jlogtui.fuzz", 1500);

    private static final List<String> RECORD_WORDS = List.of(
            "{\"log\":\"",
            "\\n\",\"stream\":\"stdout\",\"time\":\"2026-08-20T03:15:07.5Z\"}\n",
            "\"stream\":\"stderr\",",
            "\"attrs\":{\"a\":\"b\"},",
            "\"attrs\":",
            "{\"time\":",
            "\"time\":\"",
            "\u0000\u0000\u0000",
            "\uFEFF",
            "\r\n",
            "\n",
            "\\u001b",
            "\\ud83d",
            "\\ude00",
            "\\u0000",
            "é",
            "😀",
            "0001-01-01T00:00:00Z",
            "+14:00");

    private static final List<String> MESSAGE_WORDS = List.of(
            "ERROR",
            "level=",
            "\"level\":\"warn\"",
            "\"msg\":",
            "lvl=dbug",
            "[INFO]",
            "<3>",
            "\u001b[31m",
            "\u001b[0m",
            "\u001b]0;t\u0007",
            "\u009b",
            "\u202e",
            "panic: ",
            "time=\"2026-08-20T03:15:07Z\"",
            "=\"",
            "\\\"",
            "null",
            "1e999",
            "-0",
            "{\"a\":[",
            "]}",
            "日本",
            "e\u0301",
            "👍🏽",
            "🇯🇵",
            "\t",
            "\r");

    private static final List<String> TIME_WORDS = List.of(
            "2026-08-20",
            "03:15:07,123",
            "T",
            "Z",
            "+02:00",
            "Europe/Paris",
            "now",
            "yesterday",
            "-5m",
            "1h30m",
            "ago",
            "@",
            "1790000000",
            "9999999999",
            "am",
            "12",
            "noon",
            "Aug",
            "Thu",
            "[",
            "]",
            "\"",
            ".5",
            "29",
            "Feb",
            "here",
            "start",
            "20/Aug/2026:",
            "µs",
            "00",
            "24:00");

    private static final List<String> PATTERN_WORDS = List.of(
            "(",
            ")",
            "(?:",
            "(?i)",
            "|",
            "*",
            "+",
            "?",
            "{2}",
            "{1,3}",
            "[",
            "]",
            "[^",
            "\\b",
            "\\w",
            "\\d",
            "\\Q",
            "\\E",
            "^",
            "$",
            ".",
            "\\pL",
            "[[:alpha:]]",
            "a",
            "A",
            "k",
            "\u212A",
            "ß",
            "日",
            "\n",
            "error",
            "\\x41",
            "(?s).",
            "-");

    private record Target(String name, Consumer<byte[]> body, List<String> examples, List<String> words) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Target> targets() {
        List<String> records = List.of(
                "{\"log\":\"one\\n\",\"stream\":\"stdout\",\"time\":\"2026-08-20T03:15:07.123456789Z\"}\n",
                "{\"log\":\"t\\u001b[31m \\\"q\\\"\\n\",\"stream\":\"stderr\",\"attrs\":{\"log\":\"x\"},\"time\":\"2026-08-20T03:15:07Z\"}\n",
                "{\"stream\":\"stdout\",\"time\":\"2026-08-20T03:15:07Z\"}\n",
                "{\"log\":\"half a rec\u0000\u0000{\"log\":\"a\\n\",\"stream\":\"stdout\",\"time\":\"2026-08-20T03:15:07Z\"}\n",
                "{ \"log\" : \"by hand\" , \"time\" : \"2026-08-20T03:15:07+02:00\" }\n");
        List<String> messages = List.of(
                "{\"level\":\"error\",\"msg\":\"no\",\"n\":{\"a\":[1,2,{\"b\":null}]}}",
                "2026-08-20 03:15:07,123 WARN  [main] c.e.App - late",
                "level=info msg=\"a \\\"b\\\"\" took=5ms ok",
                "\u001b[1;31mE\u001b[0m plain \u0007 text 日本 e\u0301",
                "\tat com.example.App.main(App.java:5)",
                "10 %\r20 %\r\u001b[K30 %");
        List<String> daemon = List.of(
                "time=\"2026-11-22T21:14:42.871361792+01:00\" level=info msg=\"Starting up\" x=y",
                "\u001b[36mINFO\u001b[0m[2026-11-22T21:01:40.023735719Z] Starting up            \r",
                "Aug 20 03:15:07 host dockerd[1]: time=\"2026-08-20T03:15:07Z\" level=error msg=\"Failed to log msg \\\"lost\\n\\\" for logger json-file: no space\"",
                "2016/09/11 16:49:37 grpc: addrConn.resetTransport failed");
        List<String> times = List.of(
                "2026-08-20T03:15:07.123456789Z",
                "20 Aug 2026 3pm CEST",
                "yesterday 14:00",
                "1h30m ago",
                "now-5m",
                "03:15",
                "@1790000000.5",
                "20/Aug/2026:03:15:07 +0200",
                "Thu 20 Aug",
                "+30s",
                "[2026-08-20 03:15:07,123]");
        List<String> patterns = List.of(
                "(a|b)+c\nabc",
                "timeout|refused\nconnection Refused",
                "^\\w+ [0-9]{2,3}$\nget 502",
                "(?i)é\\b\nÉ x",
                "a\nA");
        return Stream.of(
                new Target("records", RecordFuzz::fuzzerTestOneInput, records, RECORD_WORDS),
                new Target("levels", LevelFuzz::fuzzerTestOneInput, messages, MESSAGE_WORDS),
                new Target("payloads", PayloadFuzz::fuzzerTestOneInput, messages, MESSAGE_WORDS),
                new Target("dockerd", DaemonFuzz::fuzzerTestOneInput, daemon, MESSAGE_WORDS),
                new Target("times", TimeFuzz::fuzzerTestOneInput, times, TIME_WORDS),
                new Target("patterns", PatternFuzz::fuzzerTestOneInput, patterns, PATTERN_WORDS),
                new Target("cleaner", CleanerFuzz::fuzzerTestOneInput, messages, MESSAGE_WORDS));
    }

    @ParameterizedTest
    @MethodSource("targets")
    void holdsForMutatedExamples(Target target) {
        Mutation mutation = new Mutation(target.examples(), target.words());
        long[] bytes = {0};
        // RE2/J walks over all characters of a range to fold their case
        int inputs = target.name().equals("patterns") ? INPUTS / 10 : INPUTS;
        RandomCases.check(inputs, random -> {
            byte[] data = mutation.next(random);
            bytes[0] += data.length;
            try {
                target.body().accept(data);
            } catch (RuntimeException | AssertionError e) {
                String text = new String(data, StandardCharsets.ISO_8859_1);
                throw new AssertionError(target + " with [" + text + "]: " + e, e);
            }
        });
        assertTrue(bytes[0] > 10L * (Long.getLong("jlogtui.seed") == null ? inputs : 0), "too little was tried");
    }
}
