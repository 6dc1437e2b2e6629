package jlogtui.testkit.broken.file;

import jlogtui.testkit.broken.app.Everything;

/** An arrow that points up. */
public final class FileUsesApp {
    final Everything everything = new Everything();
}
