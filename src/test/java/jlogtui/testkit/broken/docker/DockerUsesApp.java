package jlogtui.testkit.broken.docker;

import jlogtui.testkit.broken.app.Everything;

/** An arrow that points up. */
public final class DockerUsesApp {
    final Everything everything = new Everything();
}
