package jlogtui.testkit.broken.app;

import jlogtui.testkit.broken.model.ModelUsesApp;

/** What no package below {@code app} may use; its own use of {@code model} closes a cycle. */
public final class Everything {
    /** An arrow that points down. */
    public Class<?> lowest() {
        return ModelUsesApp.class;
    }
}
