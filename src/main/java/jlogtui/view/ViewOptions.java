package jlogtui.view;

import java.time.ZoneId;
import jlogtui.model.Anchor;
import jlogtui.query.Filter;

/**
 * How the screen opens.
 *
 * @param zone zone for showing and reading times
 * @param filter which lines are shown at first
 * @param anchor where it opens; {@link Anchor.End} follows the log, anything else does not
 * @param symbols the signs to draw with
 * @param wrap long lines take several rows
 * @param logColours SGR colours in the log are kept
 * @param invocation how the program was started
 */
public record ViewOptions(
        ZoneId zone,
        Filter filter,
        Anchor anchor,
        Symbols symbols,
        boolean wrap,
        boolean logColours,
        Invocation invocation) {
    /** Everything, followed live. */
    public static ViewOptions in(ZoneId zone) {
        return new ViewOptions(zone, Filter.NONE, new Anchor.End(), Symbols.UNICODE, false, true, Invocation.PLAIN);
    }

    public ViewOptions withFilter(Filter shown) {
        return new ViewOptions(zone, shown, anchor, symbols, wrap, logColours, invocation);
    }

    public ViewOptions withAnchor(Anchor place) {
        return new ViewOptions(zone, filter, place, symbols, wrap, logColours, invocation);
    }

    public ViewOptions withSymbols(Symbols signs) {
        return new ViewOptions(zone, filter, anchor, signs, wrap, logColours, invocation);
    }

    public ViewOptions withWrap(boolean wrapped) {
        return new ViewOptions(zone, filter, anchor, symbols, wrapped, logColours, invocation);
    }

    public ViewOptions withInvocation(Invocation started) {
        return new ViewOptions(zone, filter, anchor, symbols, wrap, logColours, started);
    }
}
