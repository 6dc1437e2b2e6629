package jlogtui.docker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntPredicate;

/** Tells by {@code /proc} whether a process is there. */
final class ProcessTable implements IntPredicate {
    private final Path proc;

    ProcessTable(Path proc) {
        this.proc = proc;
    }

    /** Where other people's processes are hidden, so is process 1: then everything counts as there. */
    @Override
    public boolean test(int pid) {
        return Files.exists(proc.resolve(Integer.toString(pid))) || !Files.exists(proc.resolve("1"));
    }
}
