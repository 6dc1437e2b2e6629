package jlogtui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

final class KeyReaderTest {
    private final KeyReader reader = new KeyReader(new Keymap());

    private String read(String keys) {
        StringBuilder text = new StringBuilder();
        for (String key : keys.split(" ", -1)) {
            KeyReader.Command command = reader.read(Desk.key(key));
            text.append(command == null ? "" : command.action() + "*" + command.count() + " ");
        }
        return text.toString().strip();
    }

    @Test
    void counts() {
        assertEquals("LINE_DOWN*1", read("j"));
        assertEquals("LINE_DOWN*10", read("1 0 j"));
        assertEquals("FIRST_COLUMN*1", read("0"));
        assertEquals("FIRST_COLUMN*1 LINE_UP*20", read("0 2 0 k"));
        assertEquals("PERCENT*50", read("5 0 %"));
        assertEquals("", read("%"));
        assertEquals("LINE_DOWN*99999999", read("9 9 9 9 9 9 9 9 9 9 9 j"));
        assertEquals("LINE_DOWN*1", read("5 Esc j"));
        assertEquals("LINE_DOWN*1", read("5 ~ j"));
    }

    @Test
    void pairs() {
        assertEquals("MINUTE_LATER*1", read("] m"));
        assertEquals("DAY_EARLIER*3", read("3 [ d"));
        assertEquals("LINE_DOWN*1", read("] j j"));
        assertEquals("", read("] Esc"));
        assertEquals("", read("] ]"));
        assertEquals("", read("[ 5"));
        assertEquals("LINE_DOWN*1", read("j"));
    }

    @Test
    void saysWhatHasBeenTyped() {
        assertNull(reader.read(Desk.key("3")));
        assertEquals("3", reader.typed());
        assertEquals(0, reader.choices().size());
        assertNull(reader.read(Desk.key("]")));
        assertEquals("3]", reader.typed());
        assertEquals(7, reader.choices().size());
    }

    @Test
    void controlAndAltAreOtherKeys() {
        assertEquals("HALF_DOWN*1", read("^D"));
        assertNull(reader.read(new Key(Key.Type.CHARACTER, 'j', false, true, "", 0, 0)));
        assertNull(reader.read(Key.of(Key.Type.UNKNOWN)));
    }
}
