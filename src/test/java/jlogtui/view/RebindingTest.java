package jlogtui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jlogtui.testkit.RandomCases;
import org.junit.jupiter.api.Test;

/** Keys that are not the usual ones. */
final class RebindingTest {
    private static Action action(Keymap keymap, Keymap.Context context, String key) {
        Keymap.Binding binding = keymap.find(context, key);
        return binding == null ? null : binding.action();
    }

    private static Keymap keymap(Map<String, List<String>> keys) {
        return new Keymap(new KeyChoices(keys));
    }

    @Test
    void theMainViewHasTheChosenKeys() {
        Keymap keymap = keymap(Map.of("search", List.of("M", "]x"), "stream", List.of("/"), "fold", List.of()));
        assertEquals(Action.SEARCH, action(keymap, Keymap.Context.MAIN, "M"));
        assertEquals(Action.STREAM, action(keymap, Keymap.Context.MAIN, "/"));
        assertNull(action(keymap, Keymap.Context.MAIN, "s"));
        assertNull(action(keymap, Keymap.Context.MAIN, "x"));
        assertEquals("M", keymap.key(Action.SEARCH));
        assertEquals("", keymap.key(Action.FOLD));
        assertTrue(keymap.pairs(Keymap.Context.MAIN, "]").stream().anyMatch(row -> row.action() == Action.SEARCH));
    }

    @Test
    void layersFollowWhereTheSameKeyDidTheSame() {
        Keymap keymap = keymap(Map.of(
                "line-down", List.of("n", "Down"),
                "next-hit", List.of("j"),
                "card", List.of("P"),
                "help", List.of("F1"),
                "filters", List.of("^T")));
        assertEquals(Action.LINE_DOWN, action(keymap, Keymap.Context.DETAIL, "n"));
        assertEquals(Action.NEXT_HIT, action(keymap, Keymap.Context.DETAIL, "j"));
        assertEquals(Action.NEXT_FIELD, action(keymap, Keymap.Context.DETAIL, "Down"), "it is another's there");
        assertEquals(Action.CARD, action(keymap, Keymap.Context.DETAIL, "P"));
        assertEquals(Action.CLOSE, action(keymap, Keymap.Context.CARD, "P"), "what opens also closes");
        assertNull(action(keymap, Keymap.Context.CARD, "D"));
        assertNull(action(keymap, Keymap.Context.HELP, "?"));
        assertEquals(Action.CLOSE, action(keymap, Keymap.Context.FILTERS, "^T"));
        assertEquals(Action.LINE_DOWN, action(keymap, Keymap.Context.FILTERS, "n"));
        assertEquals(Action.CLOSE, action(keymap, Keymap.Context.YES_OR_NO, "n"));
        assertNull(action(keymap, Keymap.Context.SOURCES, "n"), "letters narrow the list");
        assertEquals(Action.NEXT_SORT, action(keymap, Keymap.Context.SOURCES, "Tab"));
    }

    @Test
    void whatALayerHasByOneKeyStays() {
        Keymap keymap =
                keymap(Map.of("line-up", List.of("K", "Up"), "half-down", List.of("^D"), "page-down", List.of("d")));
        assertEquals(Action.MOVE_UP, action(keymap, Keymap.Context.FILTERS, "K"));
        assertEquals(Action.LINE_UP, action(keymap, Keymap.Context.FILTERS, "Up"));
        assertEquals(Action.PAGE_DOWN, action(keymap, Keymap.Context.HELP, "d"));
        assertNull(action(keymap, Keymap.Context.HELP, "Space"));
    }

    @Test
    void promptsStayWhatTheyAre() {
        Keymap keymap = keymap(Map.of("half-down", List.of("M"), "wrap", List.of("^T"), "filters", List.of("P")));
        Keymap usual = new Keymap(KeyChoices.USUAL);
        for (Keymap.Binding row : usual.bindings()) {
            if (row.context().hasOwnKeys()) {
                assertEquals(row, keymap.find(row.context(), row.keys().get(0)));
            }
        }
    }

    /** Every table of choices without a key at two actions makes a table in which each layer can be left. */
    @Test
    void noChoiceMakesATrap() {
        List<KeyChoices.Row> rows = KeyChoices.rows();
        String letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ/?:&!#*";
        RandomCases.check(500, random -> {
            Map<String, List<String>> keys = new HashMap<>();
            List<String> free = new ArrayList<>();
            letters.chars().forEach(letter -> free.add(Character.toString(letter)));
            free.addAll(
                    List.of("Space", "Enter", "Tab", "BackTab", "Down", "Up", "F1", "^D", "^U", "^O", "]q", "Alt-x"));
            for (KeyChoices.Row row : rows) {
                List<String> mine = new ArrayList<>();
                for (int left = random.nextInt(3); left > 0 && !free.isEmpty(); left--) {
                    mine.add(free.remove(random.nextInt(free.size())));
                }
                if (row.name().equals("quit")) {
                    mine.add("^C");
                } else if (row.name().equals("cancel")) {
                    mine.add("Esc");
                }
                keys.put(row.name(), mine);
            }
            Keymap keymap = keymap(keys);
            for (KeyChoices.Row row : rows) {
                for (String key : keys.get(row.name())) {
                    assertEquals(
                            row.name(),
                            keymap.find(Keymap.Context.MAIN, key).action().key());
                }
            }
            for (Keymap.Context context : Keymap.Context.values()) {
                assertEquals(Action.QUIT, action(keymap, context, "^C"), context::title);
                boolean closes = context != Keymap.Context.MAIN;
                assertEquals(closes ? Action.CLOSE : Action.CANCEL, action(keymap, context, "Esc"), context::title);
            }
        });
    }

    @Test
    void footerAndHelpShowThemAsTheyAre() {
        Map<String, List<String>> keys =
                Map.of("help", List.of("F1"), "search", List.of("M"), "quit", List.of("^C"), "fold", List.of());
        Desk desk = Desk.open(Desk.sample(3), Desk.options().withKeys(new KeyChoices(keys)), 80, 300);
        assertTrue(desk.status().contains("M search  ") && desk.status().endsWith("F1 help"), desk.status());
        desk.keys("?");
        assertFalse(desk.view.hasLayer());
        desk.keys("F1");
        Frame frame = desk.frame();
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < frame.rows(); row++) {
            text.append(frame.text(row)).append('\n');
        }
        assertTrue(text.toString().contains("M                   search;"), text::toString);
        assertFalse(text.toString().contains("fold or unfold"), "no key does it");
        desk.keys("F1 M \" get \"");
        assertTrue(desk.frame().text(298).contains("get"), desk.frame().text(298));
    }

    @Test
    void pairsThatWereChosenAreOffered() {
        Desk desk = Desk.open(
                Desk.sample(30), Desk.options().withKeys(new KeyChoices(Map.of("mark", List.of("M", "]x")))), 120, 24);
        assertTrue(desk.keys("]").status().contains("]x mark"), desk.status());
        assertEquals(1, desk.keys("x").view.kept().marks().size());
    }

    @Test
    void sentencesNameTheKeysAsTheyAre() {
        Map<String, List<String>> keys = Map.of("stream", List.of("M"), "histogram", List.of("P"));
        Desk desk = Desk.open(new FakeLog(4), Desk.options().withKeys(new KeyChoices(keys)), 80, 10);
        Frame frame = desk.keys("M").frame();
        StringBuilder rows = new StringBuilder();
        for (int row = 0; row < frame.rows(); row++) {
            rows.append(frame.text(row)).append('\n');
        }
        String picture = rows.toString();
        assertTrue(picture.contains("only stderr is shown; M goes on to stdout"), picture);
        assertTrue(desk.keys("}").status().contains("there is no histogram; P shows it"), desk.status());
        Desk without = Desk.open(
                new FakeLog(4), Desk.options().withKeys(new KeyChoices(Map.of("histogram", List.of()))), 80, 10);
        assertTrue(without.keys("}").status().contains("no histogram; histogram shows it"), without.status());
    }
}
