package jlogtui.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Parts of a file of documentation that are made from the program. {@code -Djlogtui.golden=write} writes them anew. */
public final class Generated {
    /** The manual page. */
    public static final Path MANUAL = Path.of("packaging/jlogtui.1");

    private Generated() {}

    /** Compares what stands between the lines {@code .\" <name>} and {@code .\" </name>} of a manual page. */
    public static void assertPart(Path file, String name, String wanted) {
        try {
            String text = Files.readString(file);
            String begin = ".\\\" <" + name + ">\n";
            int from = text.indexOf(begin) + begin.length();
            int to = text.indexOf(".\\\" </" + name + ">\n");
            assertTrue(from >= begin.length() && to >= from, "no part " + name + " in " + file);
            if ("write".equals(System.getProperty("jlogtui.golden"))) {
                Files.writeString(file, text.substring(0, from) + wanted + text.substring(to));
            } else {
                assertEquals(
                        wanted,
                        text.substring(from, to),
                        file + " is not what the program says; -Djlogtui.golden=write writes it anew");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text as it has to stand in a manual page to be shown letter by letter. */
    public static String roff(String text) {
        String escaped = text.replace("\\", "\\e")
                .replace("-", "\\-")
                .replace("^", "\\(ha")
                .replace("~", "\\(ti")
                .replace("`", "\\(ga")
                .replace("'", "\\(aq");
        return escaped.startsWith(".") ? "\\&" + escaped : escaped;
    }
}
