package jlogtui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class KeymapTest {
    private final Keymap keymap = new Keymap();

    @Test
    void everyKeyOfTheContractThatIsThereIsBound() {
        String keys =
                "q Q ^C ? F1 j k ^D ^U d u Space b f g Home G End % h l Left Right H L 0 ^W F s t ]m [m ]h [h ]d [d"
                        + " o S X U T : Esc Up Down PageUp PageDown ^L ^Z WheelUp WheelDown Click";
        for (String key : keys.split(" ", -1)) {
            assertNotNull(keymap.find(Keymap.Context.MAIN, key), key);
        }
        for (String key : "^A ^E ^W ^U ^K Left Right Home End Up Down Tab Delete Backspace Enter Esc".split(" ", -1)) {
            assertNotNull(keymap.find(Keymap.Context.PROMPT, key), key);
        }
    }

    @Test
    void helpShowsEveryKeyAtEveryWidth() {
        for (int columns : new int[] {40, 80, 200}) {
            Desk desk = Desk.open(Desk.sample(3), Desk.options(), columns, 400);
            desk.keys("?");
            Frame frame = desk.frame();
            StringBuilder text = new StringBuilder();
            for (int row = 0; row < frame.rows(); row++) {
                text.append(frame.text(row).replace('│', ' ')).append(" \n");
            }
            for (Keymap.Binding binding : keymap.bindings()) {
                for (String key : List.of(binding.label().split(" ", -1))) {
                    assertTrue(text.toString().contains(" " + key + " "), key + " at " + columns);
                }
            }
        }
    }

    @Test
    void helpCanBeScrolledToItsEndOnTheSmallestScreen() {
        Desk desk = Desk.open(Desk.sample(3), Desk.options(), 40, 6).keys("? G");
        assertTrue(desk.frame().text(4).contains("quit now"), desk.frame().text(4));
        desk.keys("q");
        assertEquals(false, desk.view.hasLayer());
        assertEquals(false, desk.view.wantsQuit());
    }
}
