package jlogtui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The command {@code :theme}. */
class ThemeChoiceTest {
    private final Desk desk = Desk.open(Desk.sample(30), Desk.options(), 80, 24);

    private void type(String text) {
        text.codePoints().forEach(letter -> desk.press(Key.character(letter)));
    }

    private List<String> rows() {
        Frame frame = desk.frame();
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < frame.rows(); row++) {
            rows.add(frame.text(row).stripTrailing());
        }
        return rows;
    }

    private void open() {
        desk.view.acceptThemes(List.of("dark", "light", "solarized-dark", "solarized-light", "nord"), "dark");
    }

    @Test
    void aThemeIsWishedForByName() {
        open();
        type(":theme nord");
        assertTrue(desk.status().contains("uses nord"), desk.status());
        desk.press(Key.of(Key.Type.ENTER));
        assertEquals(List.of("nord"), desk.log.themes());
    }

    @Test
    void namesAreCompleted() {
        open();
        type(":theme so");
        assertTrue(desk.status().contains("solarized-dark  solarized-light"), desk.status());
        desk.press(Key.of(Key.Type.TAB));
        type("l");
        desk.press(Key.of(Key.Type.TAB));
        desk.press(Key.of(Key.Type.ENTER));
        assertEquals(List.of("solarized-light"), desk.log.themes());
    }

    @Test
    void anUnknownNameIsSaidAndStillLookedFor() {
        open();
        type(":theme mine");
        assertTrue(desk.status().contains("no theme mine is known"), desk.status());
        desk.press(Key.of(Key.Type.ENTER));
        assertEquals(List.of("mine"), desk.log.themes());
    }

    @Test
    void aloneItListsThem() {
        open();
        desk.view.acceptThemes(List.of("dark", "light", "nord"), "nord");
        type(":theme");
        desk.press(Key.of(Key.Type.ENTER));
        List<String> rows = rows();
        assertTrue(rows.contains("  light"), rows::toString);
        assertTrue(rows.contains("▸ nord"), rows::toString);
        assertEquals(List.of(), desk.log.themes());
    }
}
