package jlogtui.view;

import jlogtui.model.Anchor;
import jlogtui.model.Line;
import jlogtui.model.Page;
import jlogtui.model.Progress;

/** A question to the log that has not been answered in full. */
final class Ask {
    /** Why it was asked, which says what to do with the answer. */
    enum Kind {
        /** To another place; the reader waits for it. */
        JUMP,
        /** The same place through another filter. */
        RELOAD,
        /** To the newest line, to stay there. */
        NEWEST,
        /** The newest lines again, because the log grew. */
        REFRESH,
        /** More lines before the first. */
        UP,
        /** More lines behind the last. */
        DOWN,
        /** Lines that have come since the reader paused, asked for by moving on to them. */
        FRESH;

        /** Whether the answer takes the place of all lines in memory. */
        boolean replaces() {
            return this == JUMP || this == RELOAD || this == NEWEST || this == REFRESH;
        }
    }

    /** What happens when the answer to a jump is there. */
    interface Landing {
        Landing NONE = new Landing() {
            @Override
            public void landed(Line line) {}
        };

        /** Called once, with the line that is now selected; null when there is none. */
        void landed(Line line);
    }

    final long id;
    final Kind kind;
    final Anchor anchor;
    final Landing landing;
    /** The place asked for has been reached; steps of the reader need not wait any more. */
    boolean landed;
    /** An answer has come, but not all of it. */
    boolean isPartial;
    /** It has taken long enough to tell the reader. */
    boolean isSlow;
    /** Lines of the answer that have been taken over. */
    int taken;
    /** What it waits for and how far that has come. */
    Progress progress = new Progress("reading", 0);

    Ask(long id, Kind kind, Anchor anchor, Landing landing) {
        this.id = id;
        this.kind = kind;
        this.anchor = anchor;
        this.landing = landing;
        this.landed = !kind.replaces() || kind == Kind.REFRESH;
    }

    /**
     * Notes how far an answer has come.
     *
     * @param share how much has been read for it, 0 to 1
     */
    void note(Page page, double share) {
        isPartial |= !page.complete();
        progress = page.progress().orElse(Progress.of("reading", share));
    }

    /** Whether a part of a page is worth showing: it has the line asked for, and the screen does not lose lines by it. */
    boolean isServedBy(Page page, PageBuffer buffer) {
        return switch (kind) {
            case NEWEST -> !page.lines().isEmpty() || page.progress().isEmpty();
            case REFRESH -> page.lines().size() >= Math.min(buffer.viewport().rows(), buffer.size());
            case JUMP, RELOAD, UP, DOWN, FRESH -> page.anchor() < page.lines().size();
        };
    }
}
