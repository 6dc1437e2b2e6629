package jlogtui.testkit.broken.timeline;

import jlogtui.testkit.broken.app.Everything;

/** An arrow that points up. */
public final class TimelineUsesApp {
    final Everything everything = new Everything();
}
