package jlogtui.testkit.broken.parse;

import jlogtui.testkit.broken.app.Everything;

/** An arrow that points up. */
public final class ParseUsesApp {
    final Everything everything = new Everything();
}
