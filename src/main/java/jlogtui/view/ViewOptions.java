package jlogtui.view;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import jlogtui.model.Anchor;
import jlogtui.query.Filter;

/**
 * How the screen opens.
 *
 * @param zone zone for showing and reading times
 * @param filter which lines are shown at first
 * @param anchor where it opens; {@link Anchor.End} follows the log, anything else does not
 * @param symbols the signs to draw with
 * @param preset what the things are at first that {@code :set} changes, but for those in the filter
 * @param keys which keys do what
 * @param invocation how the program was started
 * @param last how the log was looked at in an earlier run, of which filter, anchor and preset tell a part; empty when
 *     nothing is to come back
 */
public record ViewOptions(
        ZoneId zone,
        Filter filter,
        Anchor anchor,
        Symbols symbols,
        Preset preset,
        KeyChoices keys,
        Invocation invocation,
        Optional<ViewState> last) {
    /** Everything, followed live. */
    public static ViewOptions in(ZoneId zone) {
        return new ViewOptions(
                zone,
                Filter.NONE,
                new Anchor.End(),
                Symbols.UNICODE,
                Preset.USUAL,
                KeyChoices.USUAL,
                Invocation.PLAIN,
                Optional.empty());
    }

    public ViewOptions withFilter(Filter shown) {
        return new ViewOptions(zone, shown, anchor, symbols, preset, keys, invocation, last);
    }

    public ViewOptions withAnchor(Anchor place) {
        return new ViewOptions(zone, filter, place, symbols, preset, keys, invocation, last);
    }

    public ViewOptions withSymbols(Symbols signs) {
        return new ViewOptions(zone, filter, anchor, signs, preset, keys, invocation, last);
    }

    public ViewOptions withPreset(Preset set) {
        return new ViewOptions(zone, filter, anchor, symbols, set, keys, invocation, last);
    }

    public ViewOptions withKeys(KeyChoices chosen) {
        return new ViewOptions(zone, filter, anchor, symbols, preset, chosen, invocation, last);
    }

    public ViewOptions withInvocation(Invocation started) {
        return new ViewOptions(zone, filter, anchor, symbols, preset, keys, started, last);
    }

    /**
     * Opens as an earlier run was left; the anchor stays when that one followed the log.
     *
     * @param muted the numbers of the containers that are muted by it
     */
    public ViewOptions withLast(ViewState state, Set<Integer> muted) {
        Anchor place =
                state.place().isPresent() ? new Anchor.Time(state.place().get().orderNanos()) : anchor;
        return new ViewOptions(
                zone,
                state.filter(muted),
                place,
                symbols,
                preset.withDrawing(state.drawing()),
                keys,
                invocation,
                Optional.of(state));
    }
}
