package jlogtui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * Screens as text files. {@code -Djlogtui.golden=write} writes them anew; a person reads the difference.
 */
final class Golden {
    private static final Path FOLDER = Path.of("src/test/resources/view/golden");

    private Golden() {}

    /** Compares the text; the selected rows have a {@code >} before them. */
    static void assertText(String name, Frame frame) {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < frame.rows(); row++) {
            String mark = frame.cell(0, row).style().selected() ? ">" : " ";
            text.append((mark + "|" + frame.text(row)).stripTrailing()).append('\n');
        }
        if (frame.cursorColumn() >= 0) {
            text.append("cursor: column ").append(frame.cursorColumn());
            text.append(" row ").append(frame.cursorRow()).append('\n');
        }
        assertFile(name, text.toString());
    }

    /** Compares the roles, a letter each; in capitals where the log's own colours lie over them. */
    static void assertRoles(String name, Frame frame) {
        Map<Role, Character> letters = new EnumMap<>(Role.class);
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < frame.rows(); row++) {
            for (int column = 0; column < frame.columns(); column++) {
                Style style = frame.cell(column, row).style();
                char letter = letters.computeIfAbsent(style.role(), role -> (char) ('a' + letters.size()));
                text.append(style.foreground() >= 0 ? Character.toUpperCase(letter) : letter);
            }
            text.append('\n');
        }
        letters.forEach((role, letter) ->
                text.append(letter).append(' ').append(role.key()).append('\n'));
        assertFile(name, text.toString());
    }

    private static void assertFile(String name, String text) {
        Path file = FOLDER.resolve(name + ".txt");
        try {
            if ("write".equals(System.getProperty("jlogtui.golden"))) {
                Files.createDirectories(FOLDER);
                Files.writeString(file, text, StandardCharsets.UTF_8);
            }
            if (!Files.exists(file)) {
                fail("no " + file + "; -Djlogtui.golden=write makes it:\n" + text);
            }
            assertEquals(Files.readString(file, StandardCharsets.UTF_8), text, name);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
