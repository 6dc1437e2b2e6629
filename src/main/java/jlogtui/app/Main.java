package jlogtui.app;

/** The program's entry point. */
public final class Main {
    private Main() {}

    /** Starts jlogtui with the arguments of the command line. */
    public static void main(String[] args) {
        System.out.println("jlogtui");
    }
}
