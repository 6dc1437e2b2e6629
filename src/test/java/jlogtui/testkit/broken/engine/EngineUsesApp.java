package jlogtui.testkit.broken.engine;

import jlogtui.testkit.broken.app.Everything;

/** An arrow that points up. */
public final class EngineUsesApp {
    final Everything everything = new Everything();
}
