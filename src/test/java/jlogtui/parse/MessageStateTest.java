package jlogtui.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MessageStateTest {
    private final RecordShape shapes = new RecordShape();

    private LineShape shape(String line) {
        return shapes.of(line.getBytes(StandardCharsets.UTF_8));
    }

    /** Each row is a line behind {@code >} when it begins a message and behind {@code |} when it goes on with one. */
    private void check(String rows) {
        List<String> found = new ArrayList<>();
        MessageState state = MessageState.NONE;
        for (String row : rows.lines().toList()) {
            LineShape shape = shape(row.substring(1) + "\n");
            MessageState next = state.after(shape);
            state = next == null ? MessageState.begunBy(shape) : next;
            state = state == MessageState.LOG && row.contains("ERROR") ? MessageState.BAD_LOG : state;
            found.add((next == null ? ">" : "|") + row.substring(1));
        }
        assertEquals(rows.stripTrailing(), String.join("\n", found));
    }

    @Test
    void javaTracesGoWithTheLineBefore() {
        check("""
                >2026-01-02 03:04:00,999 ERROR [exec-0] c.e.web.OrderController - request failed
                |java.lang.RuntimeException: wrapper
                |\tat com.example.svc.OrderDao.<init>(C.java:137)
                |\tat java.base/java.lang.Thread.run(Thread.java:1583)
                |Caused by: java.sql.SQLException: Connection refused
                |\tat com.example.web.UserDao.lambda$run$0(B.java:235)
                |\t... 42 more
                |\tSuppressed: java.io.IOException: stream closed
                |\t\tat java.base/java.io.BufferedInputStream.getBufIfOpen(BufferedInputStream.java:170)
                |\t\t... 3 common frames omitted
                |
                >
                >2026-01-02 03:04:01,663 INFO  [main] c.e.App - started request 1
                >Exception in thread "main" java.lang.IllegalStateException: boom
                |\tat a.B.c(B.java:1)
                >any line at all
                |\tat a.B.c(B.java:1)
                |Caused by: java.lang.Exception
                |\t[CIRCULAR REFERENCE: java.lang.Exception]
                >java.lang.NullPointerException
                |    at a.B.c(B.java:1)
                >java.lang.NullPointerException
                """);
    }

    @Test
    void pythonTracebacks() {
        check("""
                >Traceback (most recent call last):
                |  File "/app/main.py", line 7, in run
                |    1/0
                |    ~^~
                |ZeroDivisionError: division by zero
                |
                |During handling of the above exception, another exception occurred:
                |
                |Traceback (most recent call last):
                |  File "x.py", line 1
                |    print(
                |         ^
                |SyntaxError: '(' was never closed
                >Traceback (most recent call last):
                |  File "a.py", line 1, in <module>
                |KeyboardInterrupt
                >ready
                >ERROR:root:it failed
                |Traceback (most recent call last):
                |  File "a.py", line 1, in <module>
                |requests.exceptions.ConnectTimeout: host
                >INFO:root:next
                >ValueError: printed by another
                >all is well
                >  + Exception Group Traceback (most recent call last):
                |  |   File "a.py", line 4, in <module>
                |  | ExceptionGroup: eg (2 sub-exceptions)
                |  +-+---------------- 1 ----------------
                |    | ValueError: 1
                |    +---------------- 2 ----------------
                |    | TypeError: 2
                |    +------------------------------------
                >done
                """);
    }

    @Test
    void goPanics() {
        check("""
                >panic: runtime error: index out of range [5] with length 3 [recovered]
                |\tpanic: again
                |[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x48]
                |
                |goroutine 1 [running]:
                |main.main()
                |\t/src/main.go:9 +0x1d
                |net/http.(*conn).serve(0xc0000a, {0x7f, 0xc0})
                |\t/usr/local/go/src/net/http/server.go:1930 +0x645
                |created by net/http.(*Server).Serve in goroutine 1
                |\t/usr/local/go/src/net/http/server.go:3089 +0x4ed
                |
                |goroutine 18 [chan receive, 2 minutes]:
                |runtime.gopark(...)
                |exit status 2
                >listening
                >fatal error: all goroutines are asleep - deadlock!
                |
                |goroutine 1 [select (no cases)]:
                >2026/08/20 03:15:07 http: panic serving 10.0.0.1:5: boom
                |goroutine 34 [running]:
                |net/http.(*conn).serve.func1()
                >panic: one
                >panic: two
                """);
    }

    @Test
    void nodeErrors() {
        check("""
                >/app/index.js:3
                |throw new Error('boom');
                |^
                >x
                """.replace("|^\n", "|        ^\n"));
        check("""
                >node:internal/modules/cjs/loader:1228
                |  throw err;
                |  ^
                |
                |Error: Cannot find module '/app/x.js'
                |Require stack:
                |- /app/index.js
                |    at Module._resolveFilename (node:internal/modules/cjs/loader:1225:15)
                |    at async Promise.all (index 0) {
                |  code: 'MODULE_NOT_FOUND',
                |  requireStack: [],
                |  [cause]: Error: why
                |      at f (/app/x.js:1:2)
                |}
                >listening
                >TypeError: x is not a function
                |    at /app/a.js:1:2
                |    at new Promise (<anonymous>)
                >AssertionError [ERR_ASSERTION]: nope
                |    at f (file:///app/a.mjs:1:2)
                """);
    }

    @Test
    void rustPanics() {
        check("""
                >thread 'main' panicked at src/main.rs:2:5:
                |explicit panic
                |note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace
                >thread 'tokio-1' panicked at 'boom', src/main.rs:4:5
                |stack backtrace:
                |   0: rust_begin_unwind
                |             at /rustc/90c5/library/std/src/panicking.rs:645:5
                |   1: core::panicking::panic_fmt
                |note: Some details are omitted, run with `RUST_BACKTRACE=full` for a verbose backtrace.
                >ready
                >thread 'main' panicked at src/main.rs:2:5:
                |assertion `left == right` failed
                |  left: 1
                | right: 2
                >ready
                """);
    }

    @Test
    void rubyPhpAndDotNet() {
        check("""
                >/app/main.rb:3:in `foo': boom (RuntimeError)
                |\tfrom /app/main.rb:6:in `<main>'
                >app/a.rb:3:in 'Object#foo': boom (RuntimeError)
                |\tfrom app/a.rb:6:in '<main>'
                >PHP Fatal error:  Uncaught Exception: boom in /app/x.php:3
                |Stack trace:
                |#0 /app/x.php(6): foo()
                |#1 {main}
                |  thrown in /app/x.php on line 3
                >Unhandled exception. System.InvalidOperationException: boom
                |   at Foo.Bar() in /app/x.cs:line 3
                |--- End of stack trace from previous location ---
                |   at Foo.Main()
                """);
    }

    @Test
    void whatIsSetInGoesWithALineThatPromisesIt() {
        check("""
                >{
                |  "a": 1,
                |  "b": {
                |    "c": []
                |  }
                |}
                >{
                |  "a": 2
                |}
                >{"a":3}
                >Hibernate:
                |    select
                |        order0_.id as id1
                |    from
                >2026-08-20 03:15:07.123 UTC [1] ERROR:  syntax error at character 8
                |\tSELECT  a,
                |\t       b
                >2026-08-20 03:15:07 INFO request {
                |  body
                |}
                >a sentence
                |  that goes on here
                >next
                """);
    }

    @Test
    void ordinaryLinesSwallowNoOthers() {
        check("""
                >total 12
                >  bin   etc   usr
                >  home  lib   var
                >$ ls
                >  bin
                >  etc
                >
                >  .   ____          _            __ _ _
                > /\\\\ / ___'_ __ _ _(_)_ __  __ _ \\ \\ \\ \\
                >( ( )\\___ | '_ | '_| | '_ \\/ _` | \\ \\ \\ \\
                >  '  |____| .__|_| |_|_| |_\\__, | / / / /
                > =========|_|==============|___/=/_/_/_/
                > :: Spring Boot ::                (v2.7)
                >
                >Usage: x [OPTIONS]
                >  -h, --help     shows this
                >  -v             says more
                >10.0.0.1 - - [20/Aug/2026:03:15:07 +0000] "GET / HTTP/1.1" 200
                >foo(bar)
                >exit status 1
                >note: this
                >}
                >at night all is quiet
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-08-20T03:15:07Z x",
                "2026/08/20 03:15:07 x",
                "03:15:07.123 x",
                "[03:15:07] x",
                "[2026-08-20 03:15:07] x",
                "20/Aug/2026:03:15:07 x",
                "20-Aug-2026 03:15:07 x",
                "20 Aug 2026 03:15:07 x",
                "08/20/2026 03:15:07 x",
                "Aug 20 03:15:07 host x",
                "Aug  2 03:15:07 host x",
                "Thu Aug 20 03:15:07 2026 x",
                "Thu, 20 Aug 2026 03:15:07 x",
                "20260820 03:15:07 x",
                "1724123707.123 x",
                "1:M 20 Aug 2026 03:15:07.123 # x",
                "<34>x",
                "E0820 03:15:07.123 x",
                "I, [2026-08-20T03:15:07 #1] INFO -- : x",
                "[I 260820 03:15:07 web:1] x",
                "ERROR x",
                "ERROR: x",
                "INFO:root:x",
                "WARN[0000] x",
                "[error] x",
                "[info] x",
                "error: x",
                "warn: x",
                "level=info msg=x",
                "time=\"2026\" msg=x",
                "\u001b[31mERROR\u001b[0m x",
                "{\"a\":1}"
            })
    void aTimeOrALevelOrAnObjectBeginsAMessageWhateverStandsBefore(String line) {
        LineShape shape = shape(line + "\r\n");
        for (MessageState state : MessageState.values()) {
            assertNull(state.after(shape), state + " takes it as " + shape);
        }
    }

    @Test
    void onlyTheBeginningOfALongLineCounts() {
        String words = "word ".repeat(200);
        assertEquals(LineShape.PLAIN, shape(words + "{"));
        assertEquals(LineShape.OBJECT, shape("{" + words));
        assertEquals(LineShape.FRAME, shape("\tat a.B.c(" + words));
    }

    @Test
    void aRecordHasTheShapeOfItsMessage() {
        for (String line : List.of("\tat a.B.c(B.java:1)\\n", "\\u0009at a.B.c(B.java:1)\\n", "  \\\"a\\\": 1\\n")) {
            String record =
                    "{\"log\":\"" + line + "\",\"stream\":\"stderr\",\"time\":\"2026-08-20T03:15:07.123456789Z\"}";
            byte[] bytes = record.getBytes(StandardCharsets.UTF_8);
            LineShape fast = shapes.of(bytes, 0, bytes.length, true);
            assertEquals(shapes.of(bytes, 0, bytes.length, false), fast);
            assertTrue(fast == LineShape.FRAME || fast == LineShape.INDENTED, fast.toString());
        }
    }
}
