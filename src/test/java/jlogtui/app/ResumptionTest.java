package jlogtui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jlogtui.model.Anchor;
import jlogtui.model.Level;
import jlogtui.query.Filter;
import jlogtui.query.StreamChoice;
import jlogtui.query.TextFilter;
import jlogtui.query.TextPattern;
import jlogtui.view.LineMark;
import jlogtui.view.ViewOptions;
import jlogtui.view.ViewState;
import org.junit.jupiter.api.Test;

/** The command line wins over the last view, and only where it says something. */
final class ResumptionTest {
    private static ViewState last() throws Exception {
        return new ViewState(
                new ViewState.Filters(
                        List.of(
                                new ViewState.Rule(true, TextPattern.parse("kept"), true),
                                new ViewState.Rule(false, TextPattern.parse("off"), false)),
                        false,
                        Level.WARN,
                        3,
                        true,
                        false),
                StreamChoice.STDERR,
                10,
                20,
                new ViewState.Muting(Set.of(), false),
                new ViewState.Drawing(true, "utc", false, "errors", true),
                Optional.of(new LineMark("id", 15, 1)));
    }

    private static ViewOptions resumed(ViewState last, Filter asked, Anchor anchor, String... arguments) {
        Options options = CommonArguments.read(arguments).orElseThrow();
        ViewOptions opened = ViewOptions.in(ZoneOffset.UTC).withFilter(asked).withAnchor(anchor);
        return Resumption.of(opened, last, options, List.of());
    }

    @Test
    void bringsAllBackWhereNothingElseIsAsked() throws Exception {
        ViewOptions resumed = resumed(last(), Filter.NONE, new Anchor.End(), "--resume", "web", "--utc");
        TextFilter text = new TextFilter(List.of(TextPattern.parse("kept")), List.of(), Level.WARN, 3, true);
        assertEquals(new Filter(StreamChoice.STDERR, 10, 20, Set.of(), text), resumed.filter());
        assertEquals(new Anchor.Time(15), resumed.anchor());
        assertEquals(true, resumed.preset().drawing().wrap());
        assertEquals(false, resumed.preset().drawing().logColours());
        assertEquals(Optional.of(last()), resumed.last());
    }

    @Test
    void whatIsAskedWins() throws Exception {
        TextFilter text = new TextFilter(List.of(TextPattern.parse("x")), List.of(), Level.TRACE, 0);
        Filter asked = new Filter(StreamChoice.ALL, 12, Long.MAX_VALUE, Set.of(), text);
        ViewOptions resumed = resumed(
                last(),
                asked,
                new Anchor.End(),
                "--resume",
                "-g",
                "x",
                "-s",
                "all",
                "--since",
                "12",
                "-l",
                "trace",
                "-C",
                "0",
                "-f");
        assertEquals(new Filter(StreamChoice.ALL, 12, 20, Set.of(), text.withContextOfAll(true)), resumed.filter());
        assertEquals(new Anchor.End(), resumed.anchor());
        assertEquals(Optional.empty(), resumed.last().orElseThrow().place());
    }

    @Test
    void aTimeOnTheCommandLineIsWhereItOpens() throws Exception {
        ViewOptions resumed = resumed(last(), Filter.NONE, new Anchor.Time(7), "--resume", "--at", "03:15");
        assertEquals(new Anchor.Time(7), resumed.anchor());
        assertEquals(Optional.empty(), resumed.last().orElseThrow().place());
    }

    @Test
    void filtersThatWereOffAreOnWhenOneIsAskedFor() throws Exception {
        ViewState off =
                last().withFilters(new ViewState.Filters(last().filters().rules(), true, Level.WARN, 0, false, false));
        assertEquals(
                TextFilter.NONE,
                resumed(off, Filter.NONE, new Anchor.End(), "--resume").filter().text());
        Filter errors = Filter.NONE.withLeast(Level.ERROR);
        assertEquals(
                new TextFilter(List.of(TextPattern.parse("kept")), List.of(), Level.ERROR, 0),
                resumed(off, errors, new Anchor.End(), "--resume", "-l", "error")
                        .filter()
                        .text());
    }
}
