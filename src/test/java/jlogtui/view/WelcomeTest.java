package jlogtui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What somebody is told who has never been here. */
final class WelcomeTest {
    private static final Kept FIRST = Kept.NOTHING.withFirst(true);

    private static Desk desk(KeyChoices keys, int columns, int rows) {
        return Desk.open(Desk.sample(30), Desk.options().withKeys(keys), columns, rows);
    }

    @Test
    void isTheRowOfTheStatusUntilTheFirstKey() {
        Desk desk = desk(KeyChoices.USUAL, 80, 24);
        desk.view.recall(FIRST);
        assertTrue(desk.status().contains("? shows every key, q leaves"), desk.status());
        assertFalse(desk.keys("k").status().contains("shows every key"), desk.status());
        desk.view.recall(Kept.NOTHING);
        assertFalse(desk.status().contains("shows every key"), desk.status());
    }

    @Test
    void hasRoomOnTheSmallestScreen() {
        Desk desk = desk(KeyChoices.USUAL, 40, 6);
        desk.view.recall(FIRST);
        Golden.assertText("welcome-40x6", desk.frame());
    }

    @Test
    void isInNobodysWay() {
        Desk typed = desk(KeyChoices.USUAL, 80, 24).keys("k");
        typed.view.recall(FIRST);
        assertFalse(typed.status().contains("shows every key"), typed.status());
        Desk warned = desk(KeyChoices.USUAL, 80, 24);
        warned.view.accept(Notice.warning("careful"));
        warned.view.recall(FIRST);
        assertTrue(warned.status().contains("careful"), warned.status());
    }

    @Test
    void namesTheKeysAsTheyAre() {
        Desk desk = desk(new KeyChoices(Map.of("help", List.of("F1"), "back", List.of("P"))), 80, 24);
        desk.view.recall(FIRST);
        assertTrue(desk.status().contains("F1 shows every key, P leaves"), desk.status());
        Desk without = desk(new KeyChoices(Map.of("help", List.of())), 80, 24);
        without.view.recall(FIRST);
        assertFalse(without.status().contains("shows every key"), without.status());
        assertEquals(24, without.frame().rows());
    }
}
