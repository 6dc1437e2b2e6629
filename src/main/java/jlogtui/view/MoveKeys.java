package jlogtui.view;

import jlogtui.model.Anchor;

/** The keys that move through the log by lines, pages and shares of it. */
final class MoveKeys {
    private static final int WHEEL_ROWS = 3;

    private final LogWindow window;
    private final Appearance appearance;

    MoveKeys(LogWindow window, Appearance appearance) {
        this.window = window;
        this.appearance = appearance;
    }

    /** Puts in what the keys do. */
    void bind(Commands commands) {
        commands.on(Action.LINE_DOWN, window::moveLines);
        commands.on(Action.LINE_UP, count -> window.moveLines(-count));
        commands.on(Action.HALF_DOWN, count -> window.movePage(times(Math.max(1, page() / 2), count)));
        commands.on(Action.HALF_UP, count -> window.movePage(-times(Math.max(1, page() / 2), count)));
        commands.on(Action.PAGE_DOWN, count -> window.movePage(times(page(), count)));
        commands.on(Action.PAGE_UP, count -> window.movePage(-times(page(), count)));
        commands.on(Action.WHEEL_DOWN, () -> window.wheel(WHEEL_ROWS));
        commands.on(Action.WHEEL_UP, () -> window.wheel(-WHEEL_ROWS));
        commands.on(Action.OLDEST, () -> window.goTo(new Anchor.Start(), Ask.Landing.NONE));
        commands.on(Action.NEWEST, window::follow);
        commands.on(Action.PERCENT, count -> window.goTo(new Anchor.Percent(Math.min(100, count)), Ask.Landing.NONE));
        commands.on(Action.FOLLOW, this::toggleFollow);
    }

    private int page() {
        return Math.max(1, appearance.layout().bodyRows());
    }

    private static int times(int rowCount, int count) {
        return (int) Math.min(1_000_000, (long) rowCount * count);
    }

    private void toggleFollow() {
        if (window.isFollowing()) {
            window.whenSettled(window::pause);
        } else {
            window.follow();
        }
    }
}
