package jlogtui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class TokensTest {
    @Test
    void findsWhatLooksLikeAnId() {
        assertEquals(
                "0d9f8c1e-7a44-4a8e-9d8a-0f5b8f0a7c11",
                Tokens.first("2026-08-20 03:15:07 req 0d9f8c1e-7a44-4a8e-9d8a-0f5b8f0a7c11 failed"));
        assertEquals("10.0.0.7", Tokens.first("10.0.0.7 - - [20/Aug/2026:03:15:07 +0000] \"GET /\""));
        assertEquals("10.0.0.7:5432", Tokens.first("dial tcp 10.0.0.7:5432: connect: connection refused"));
        assertEquals("fe80::1ff:fe23:4567:890a", Tokens.first("from fe80::1ff:fe23:4567:890a port 22"));
        assertEquals("4f3a9c01de", Tokens.first("commit 4f3a9c01de by deadbeef"));
        assertEquals("471100", Tokens.first("order 471100 paid at 12:30"));
        assertEquals("user-7", Tokens.first("{\"user\" : \"user-7\", \"n\":12}"));
        assertEquals("abc123def456", Tokens.first("request_id:abc123def456 done"));
        assertEquals("4711000", Tokens.first("{\"user\":\"user-7\",\"order\":4711000}"));
        assertEquals("::ffff", Tokens.first("listening on [::ffff]"));
        assertEquals("", Tokens.first("nothing to see here, 1234 times"));
        assertEquals("", Tokens.first("2026-08-20 03:15:07.123456 started"));
        assertEquals("", Tokens.first("2026-08-20T03:15:07.123456Z std::string \"a\" [20/Aug/2026:03:15:07 +0200]"));
        assertEquals("", Tokens.first(""));
    }

    @Test
    void takesNoTimeForNastyText() {
        for (String part : new String[] {"a1", "1:", "1.", "\"a", "-"}) {
            assertTimeoutPreemptively(Duration.ofSeconds(5), () -> Tokens.first(part.repeat(500_000)));
        }
    }
}
