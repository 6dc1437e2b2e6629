package jlogtui.docker;

/** Looks for containers in one place. Used by one thread. */
interface Finder {
    /** Looks again. What did not change since the last look is not read again. */
    Scan scan();
}
