package jlogtui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What {@code :set} changes, and what {@code :cmd} shows. */
final class SettingsTest {
    private final Desk desk = Desk.open(Desk.sample(300), Desk.options(), 80, 24);

    @Test
    void tellsAndChanges() {
        assertTrue(desk.keys(": \" set \" Space \" wrap \" Enter").status().contains("wrap is off"), desk.status());
        assertTrue(desk.keys(": \" set \" Space \" wrap \" Space \" on \" Enter")
                .status()
                .contains("wrap is on"));
        assertTrue(desk.keys("^W").status().contains("long lines are cut"), "the key knows of it");
        desk.keys(": \" set \" Space \" time \" Space \" utc \" Enter");
        assertTrue(desk.selected().contains("01:18:36.300Z"), desk.selected());
        desk.keys(": \" set \" Space \" colours \" Space \" off \" Enter");
        assertTrue(desk.keys("A").status().contains("the log's own colours"), desk.status());
    }

    @Test
    void contextCanBeAnyNumberOfLines() {
        desk.keys("& \" refused \" Enter : \" set \" Space \" context \" Space \" 5 \" Enter");
        assertEquals(5, desk.view.window().filter().text().context());
        desk.keys("z");
        assertEquals(10, desk.view.window().filter().text().context());
        desk.keys(": \" set \" Space \" context \" Space \" x \" Enter");
        assertTrue(desk.view.hasLayer(), "no number");
        assertTrue(
                desk.frame()
                        .text(23)
                        .contains("one of 0 3 10 all-lines same all (container) or a number below a million"),
                desk.frame().text(23));
    }

    @Test
    void contextCanBeOfAllContainers() {
        desk.keys("& \" refused \" Enter : \" set \" Space \" context \" Space \" all \" Enter");
        assertTrue(desk.status().contains("context is 0 all"), desk.status());
        assertTrue(desk.keys("z").status().contains("3 lines of all containers around each"), desk.status());
        assertTrue(desk.header().contains("3 around in all"), desk.header());
        desk.keys(": \" cmd \" Enter");
        assertFalse(desk.view.hasLayer(), "no command prints that");
        assertTrue(desk.status().contains(":set context same"), desk.status());
        desk.keys("S : \" cmd \" Enter");
        assertTrue(desk.frame().text(2).contains("--context 3"), "of one source it is the same");
        desk.keys("q U : \" set \" Space \" context \" Space \" sa \" Tab Enter : \" cmd \" Enter");
        assertTrue(desk.frame().text(2).contains("--context 3"), desk.frame().text(2));
        desk.keys("q : \" set \" Space \" context \" Space \" 2 \" Enter");
        assertTrue(desk.status().contains("context is 2 same"), desk.status());
    }

    @Test
    void caseCanBeMindedOrNot() {
        desk.keys(": \" set \" Space \" case \" Space \" ignore \" Enter & \" REFUSED \" Enter");
        assertEquals("295", desk.number());
        assertTrue(
                desk.keys("Tab Enter").frame().text(22).startsWith(" keep: REFUSED"),
                desk.frame().text(22));
        desk.keys("Enter Tab x Esc : \" set \" Space \" case \" Space \" match \" Enter / \" get \" Enter");
        assertTrue(desk.status().contains("no hit"), desk.status());
        desk.keys("/ \" ( \"");
        assertTrue(desk.frame().text(23).contains("^"), desk.frame().text(23));
    }

    @Test
    void wrongNamesAndValuesStayInThePrompt() {
        desk.keys(": \" set \" Space \" wrop \" Enter");
        assertTrue(
                desk.frame().text(23).contains("no setting wrop; did you mean wrap?"),
                desk.frame().text(23));
        desk.keys("Esc : \" set \" Space \" wrap \" Space \" up \" Enter");
        assertTrue(desk.frame().text(23).contains("one of off on"), desk.frame().text(23));
        desk.keys("Esc : \" set \" Space \" co \" Tab \" n \" Tab Space \" 3 \"");
        assertTrue(desk.frame().text(22).contains(":set context"), desk.frame().text(22));
    }

    @Test
    void theCommandLineOfTheView() {
        desk.keys("s & \" it's \" Enter v v : \" cmd \" Enter");
        assertEquals("prints what the screen shows:", desk.frame().text(1).strip());
        assertEquals(
                "jlogtui --plain --stream stderr --grep 'it'\\''s' --level warn",
                desk.frame().text(2).strip());
        desk.keys("q");
        assertFalse(desk.view.hasLayer());
        desk.keys("Tab x Esc s s v v G X : \" cmd \" Enter");
        assertFalse(desk.frame().text(2).contains("--grep"), desk.frame().text(2));
    }
}
