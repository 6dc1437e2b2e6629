package jlogtui.testkit.broken.terminal;

import jlogtui.testkit.broken.app.Everything;

/** An arrow that points up. */
public final class TerminalUsesApp {
    final Everything everything = new Everything();
}
