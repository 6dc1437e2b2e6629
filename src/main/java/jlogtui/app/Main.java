package jlogtui.app;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.nio.file.Path;
import java.time.Clock;

/** The program's entry point. */
public final class Main {
    private Main() {}

    /** Starts jlogtui with the arguments of the command line, and ends the process with its exit code. */
    public static void main(String[] args) {
        // Not System.out: it swallows a broken pipe and encodes by the locale
        Terminals terminals = Terminals.ofProcess();
        ProcessOutput out = ProcessOutput.out(terminals);
        Surroundings surroundings = new Surroundings(
                new FileInputStream(FileDescriptor.in),
                out,
                ProcessOutput.err(terminals, out),
                System.getenv(),
                Path.of("").toAbsolutePath(),
                Clock.systemUTC(),
                terminals);
        int code = new CommandLineProgram(surroundings).execute(args);
        // Not exit: threads that wait in a read would hold it up
        Runtime.getRuntime().halt(code);
    }
}
