package jlogtui.testkit.broken.model;

import jlogtui.testkit.broken.app.Everything;

/** An arrow that points up. */
public final class ModelUsesApp {
    final Everything everything = new Everything();
}
