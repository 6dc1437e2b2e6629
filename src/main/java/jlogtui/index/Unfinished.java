package jlogtui.index;

import jlogtui.model.Progress;

/**
 * Whoever reads has asked for a pause in work that is done in steps, such as inflating a file. What has been done is
 * kept: the same call goes on with it. Thrown through all layers, since any of them can be the first to need the file.
 */
public final class Unfinished extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Progress progress;

    Unfinished(Progress progress) {
        super(progress.work(), null, false, false);
        this.progress = progress;
    }

    /** How far it has come. */
    public Progress progress() {
        return progress;
    }
}
