package jlogtui.testkit.broken.index;

import jlogtui.testkit.broken.app.Everything;

/** An arrow that points up. */
public final class IndexUsesApp {
    final Everything everything = new Everything();
}
