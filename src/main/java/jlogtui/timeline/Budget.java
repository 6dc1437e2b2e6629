package jlogtui.timeline;

/** Says when a step that finds nothing to show should stop for now. Asked every few hundred items. */
@FunctionalInterface
public interface Budget {
    /** Goes on to the end. */
    Budget UNLIMITED = new Budget() {
        @Override
        public boolean isSpent() {
            return false;
        }
    };

    boolean isSpent();
}
