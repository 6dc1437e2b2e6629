package jlogtui.app;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.time.Clock;

/** The program's entry point. */
public final class Main {
    private Main() {}

    /** Starts jlogtui with the arguments of the command line, and ends the process with its exit code. */
    public static void main(String[] args) {
        // Not System.out: it swallows a broken pipe and encodes by the locale
        Surroundings surroundings = new Surroundings(
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                System.getenv(),
                Path.of("").toAbsolutePath(),
                Clock.systemUTC(),
                Terminals.ofProcess());
        int code = new CommandLineProgram(surroundings).execute(args);
        // Not exit: threads that wait in a read would hold it up
        Runtime.getRuntime().halt(code);
    }
}
