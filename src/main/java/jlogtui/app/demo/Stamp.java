package jlogtui.app.demo;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as the programs of the shop write them in their own lines, in UTC. */
enum Stamp {
    NGINX_ACCESS("dd/MMM/uuuu:HH:mm:ss '+0000'"),
    NGINX_ERROR("uuuu/MM/dd HH:mm:ss"),
    POSTGRES("uuuu-MM-dd HH:mm:ss.SSS 'UTC'"),
    REDIS("dd MMM uuuu HH:mm:ss.SSS"),
    LOGBACK("HH:mm:ss.SSS"),
    LOGFMT("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'"),
    PYTHON("uuuu-MM-dd HH:mm:ss,SSS");

    @SuppressWarnings("ImmutableEnumChecker") // DateTimeFormatter is immutable
    private final DateTimeFormatter formatter;

    Stamp(String pattern) {
        formatter = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }

    String of(Instant time) {
        return formatter.format(time);
    }
}
