package jlogtui.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DockerJsonTest {
    @Test
    void escapesAsDockerDoes() {
        assertEquals(
                "\\\"\\\\\\n\\r\\u0009\\u001b\\u0000\\u003c\\u003e\\u0026/'",
                DockerJson.escape("\"\\\n\r\t\u001b\0<>&/'"));
        assertEquals("é\u007f\u009b€😀\\u2028\\u2029\uffff", DockerJson.escape("é\u007f\u009b€😀\u2028\u2029\uffff"));
    }

    @Test
    void replacesEachBadByte() {
        byte[] bad = {'a', (byte) 0xff, (byte) 0xed, (byte) 0xa0, (byte) 0x80, (byte) 0xc0, (byte) 0x80, (byte) 0xe2};
        assertEquals("a" + "\\ufffd".repeat(7), DockerJson.escape(bad));
        byte[] cut = {(byte) 0xf0, (byte) 0xe2, (byte) 0x82, (byte) 0xac};
        assertEquals("\\ufffd€", DockerJson.escape(cut));
    }

    @Test
    void cutsZerosOffTheTime() {
        assertEquals("2026-08-20T03:15:07Z", DockerJson.time(Instant.parse("2026-08-20T03:15:07.000Z")));
        assertEquals("2026-08-20T03:15:07.00012Z", DockerJson.time(Instant.parse("2026-08-20T03:15:07.000120Z")));
        assertEquals(
                "2026-08-20T03:15:07.000000001Z", DockerJson.time(Instant.parse("2026-08-20T03:15:07.000000001Z")));
    }

    @Test
    void writesARecord() {
        assertEquals(
                "{\"log\":\"hello\\n\",\"stream\":\"stderr\",\"time\":\"2026-08-20T03:15:07.5Z\"}\n",
                new String(
                        DockerJson.record("stderr", Instant.parse("2026-08-20T03:15:07.5Z"), "hello\n"),
                        StandardCharsets.UTF_8));
    }
}
