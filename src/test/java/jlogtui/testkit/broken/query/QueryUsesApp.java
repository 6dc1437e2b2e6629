package jlogtui.testkit.broken.query;

import jlogtui.testkit.broken.app.Everything;

/** An arrow that points up. */
public final class QueryUsesApp {
    final Everything everything = new Everything();
}
