package jlogtui.testkit.broken.view;

import jlogtui.testkit.broken.app.Everything;

/** An arrow that points up. */
public final class ViewUsesApp {
    final Everything everything = new Everything();
}
