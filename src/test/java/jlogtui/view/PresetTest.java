package jlogtui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import jlogtui.model.Level;
import jlogtui.query.TextFilter;
import org.junit.jupiter.api.Test;

/** What {@code :set} changes begins as a configuration file says. */
final class PresetTest {
    private static Desk desk(Preset preset) {
        // As the program makes the filter
        int context = preset.context() == ViewState.ALL_LINES ? 0 : preset.context();
        TextFilter text = TextFilter.NONE
                .withContext(context)
                .withContextOfAll(preset.isContextOfAll())
                .withByMessage(preset.isByMessage());
        ViewOptions options = Desk.options();
        return Desk.open(
                Desk.sample(30),
                options.withPreset(preset).withFilter(options.filter().withText(text)),
                80,
                24);
    }

    private static String told(Desk desk, String setting) {
        String status =
                desk.keys(": \" set \" Space \" " + setting + " \" Enter").status();
        return status.substring(status.indexOf(setting + " is ") + setting.length() + 4)
                .split("  ", -1)[0]
                .strip();
    }

    @Test
    void everySettingCanBePresetAndChanged() {
        for (SettingRow row : SettingRow.ALL) {
            assertEquals(row.usual(), told(desk(Preset.USUAL), row.name()));
            for (String word : row.values()) {
                Desk preset = desk(Preset.USUAL.with(row.name(), word));
                String now = told(preset, row.name());
                assertTrue(List.of(now.split(" ", -1)).contains(word), row.name() + " " + word + ": " + now);
                Desk changed = desk(Preset.USUAL);
                changed.keys(": \" set \" Space \" " + row.name() + " \" Space \" " + word + " \" Enter");
                assertEquals(now, told(changed, row.name()));
            }
        }
    }

    @Test
    void everySettingOfTheProgramIsInTheTable() {
        Desk desk = desk(Preset.USUAL);
        desk.keys(": \" set \" Space Tab");
        for (SettingRow row : SettingRow.ALL) {
            assertTrue(desk.frame().text(23).contains(row.name()), desk.frame().text(23));
        }
    }

    @Test
    void theFirstPictureIsDrawnByIt() {
        Desk desk = desk(Preset.USUAL.with("time", "off").with("wrap", "on"));
        assertFalse(desk.selected().contains("03:15"), desk.selected());
        Desk folded = desk(Preset.USUAL.with("histogram", "volume"));
        assertEquals(24, folded.frame().rows());
        assertTrue(folded.view.window().buffer().viewport().rows()
                < desk.view.window().buffer().viewport().rows());
    }

    @Test
    void allLinesAroundHitsHoldFromTheStart() {
        Preset preset = Preset.USUAL.with("context", "all-lines");
        ViewOptions options = Desk.options();
        TextFilter text = TextFilter.NONE.withLeast(Level.ERROR);
        Desk desk = Desk.open(
                Desk.sample(30),
                options.withPreset(preset).withFilter(options.filter().withText(text)),
                80,
                24);
        assertEquals("29", desk.number());
        assertEquals(
                TextFilter.NONE.withByMessage(false),
                desk.view.window().filter().text());
        assertEquals("all-lines same", told(desk, "context"));
    }

    @Test
    void theMouseIsGivenBack() {
        Desk desk = desk(Preset.USUAL);
        assertTrue(desk.view.wantsMouse());
        desk.keys(": \" set \" Space \" mouse \" Space \" off \" Enter");
        assertFalse(desk.view.wantsMouse());
        assertFalse(desk(Preset.USUAL.with("mouse", "off")).view.wantsMouse());
    }
}
