package jlogtui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LineEditorTest {
    private final List<String> history = new ArrayList<>(List.of("old", "older"));
    private final LineEditor editor = new LineEditor(history);

    private String edited(String text, Action... actions) {
        editor.set(text);
        for (Action action : actions) {
            editor.edit(action);
        }
        return new StringBuilder(editor.text()).insert(editor.cursor(), '|').toString();
    }

    @Test
    void movesAndErases() {
        assertEquals("ab|", edited("ab"));
        assertEquals("a|b", edited("ab", Action.CHAR_LEFT));
        assertEquals("|ab", edited("ab", Action.TEXT_START, Action.CHAR_LEFT));
        assertEquals("a|b", edited("ab", Action.TEXT_START, Action.CHAR_RIGHT));
        assertEquals("ab|", edited("ab", Action.TEXT_START, Action.TEXT_END, Action.CHAR_RIGHT));
        assertEquals("a|", edited("ab", Action.ERASE_LEFT));
        assertEquals("|", edited("", Action.ERASE_LEFT, Action.ERASE_RIGHT));
        assertEquals("|b", edited("ab", Action.TEXT_START, Action.ERASE_RIGHT));
        assertEquals("since |", edited("since 03:15", Action.ERASE_WORD));
        assertEquals("|", edited("since ", Action.ERASE_WORD));
        assertEquals("|b", edited("ab", Action.CHAR_LEFT, Action.ERASE_BEFORE));
        assertEquals("a|", edited("ab", Action.CHAR_LEFT, Action.ERASE_AFTER));
    }

    @Test
    void goesByWholeCharacters() {
        assertEquals("a|", edited("a👩‍💻", Action.ERASE_LEFT));
        assertEquals("|é", edited("é", Action.CHAR_LEFT));
        assertEquals("日|", edited("日本", Action.ERASE_LEFT));
    }

    @Test
    void insertsTheFirstLineWithoutControls() {
        editor.set("ab");
        editor.edit(Action.CHAR_LEFT);
        editor.insert("1\u001b2\t3\nrm -rf");
        assertEquals("a12 3b", editor.text());
        assertEquals(5, editor.cursor());
    }

    @Test
    void recallsOlderTextsAndTheDraft() {
        assertEquals("older|", edited("draft", Action.OLDER_TEXT));
        editor.edit(Action.OLDER_TEXT);
        editor.edit(Action.OLDER_TEXT);
        assertEquals("old", editor.text());
        editor.edit(Action.NEWER_TEXT);
        editor.edit(Action.NEWER_TEXT);
        assertEquals("draft", editor.text());
        editor.edit(Action.NEWER_TEXT);
        assertEquals("draft", editor.text());
        editor.set("old");
        editor.remember();
        assertEquals(List.of("older", "old"), history);
    }
}
