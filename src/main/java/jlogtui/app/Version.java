package jlogtui.app;

/** Which version this is. */
final class Version {
    private Version() {}

    /** As the jar says; when run from classes, that it is none. */
    static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }
}
