package jlogtui.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jlogtui.testkit.RandomCases;
import org.junit.jupiter.api.Test;

class LogNameTest {
    private static final Pattern NAME = Pattern.compile("(.+?-json\\.log)(|\\.\\d{1,9}(?:\\.gz)?|-.+)", Pattern.DOTALL);
    private static final String[] PIECES = {
        "-json.log",
        "-json.log",
        ".",
        "-",
        "1",
        "07",
        "123456789",
        "1234567890",
        ".gz",
        "a",
        "x-json",
        ".log",
        "\n",
        "٣"
    };

    @Test
    void isTakenApartAsThePatternSays() {
        RandomCases.check(20_000, random -> {
            String name = name(random);
            assertEquals(byPattern(name), LogName.parse(name), name);
        });
    }

    @Test
    void tellsLiveRotatedAndMovedFilesApart() {
        assertEquals(Optional.of(new LogName("c-json.log", "")), LogName.parse("c-json.log"));
        assertEquals(Optional.of(new LogName("c-json.log", ".12.gz")), LogName.parse("c-json.log.12.gz"));
        assertEquals(Optional.of(new LogName("c-json.log", "-20260820")), LogName.parse("c-json.log-20260820"));
        assertEquals(Optional.empty(), LogName.parse("-json.log"));
        assertEquals(Optional.empty(), LogName.parse("c-json.log.gz"));
        assertEquals(Optional.empty(), LogName.parse("config.v2.json"));
    }

    private static String name(Random random) {
        StringBuilder name = new StringBuilder();
        for (int left = random.nextInt(6); left >= 0; left--) {
            name.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return name.toString();
    }

    private static Optional<LogName> byPattern(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches() ? Optional.of(new LogName(matcher.group(1), matcher.group(2))) : Optional.empty();
    }
}
