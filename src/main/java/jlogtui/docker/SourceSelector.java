package jlogtui.docker;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/**
 * Turns the SOURCE arguments into a {@link Selection}. Each is tried as an existing path, {@code -} for standard input, a
 * container's name, an id or unique id prefix, a Compose {@code project/service}, a Compose service or project, and a glob
 * over names, in this order; none at all means every container under the root.
 */
public final class SourceSelector {
    private final Path workingDirectory;
    private final PermissionAdvice advice;
    private final Disk disk;
    private final IntPredicate pidAlive;

    /**
     * Stores what it is given.
     *
     * @param workingDirectory what relative paths start from; absolute
     * @param advice what to tell who lacks rights
     */
    public SourceSelector(Path workingDirectory, PermissionAdvice advice) {
        this(workingDirectory, advice, new RealDisk(), new ProcessTable(Path.of("/proc")));
    }

    SourceSelector(Path workingDirectory, PermissionAdvice advice, Disk disk, IntPredicate pidAlive) {
        this.workingDirectory = workingDirectory;
        this.advice = advice;
        this.disk = disk;
        this.pidAlive = pidAlive;
    }

    /**
     * Selects.
     *
     * @param sources the arguments
     * @param root finds the root; asked at most once, and only when an argument needs it
     */
    public Selection select(List<String> sources, Supplier<Root> root) {
        NamedSources named = new NamedSources(root, advice, path -> new ContainerCatalog(path, disk, pidAlive));
        PathSources paths = new PathSources(workingDirectory, disk, pidAlive);
        boolean stdin = false;
        for (String source : sources) {
            Optional<Selection.Refused> refused = Optional.empty();
            if (paths.take(source)) {
                continue;
            }
            if (source.equals("-")) {
                stdin = true;
            } else if (paths.problem().isPresent() && PathSources.isPlainlyPath(source)) {
                refused = paths.problem();
            } else {
                refused = named.take(source);
            }
            if (refused.isPresent()) {
                return withAdvice(paths.problem().orElse(refused.get()), paths);
            }
        }
        if (sources.isEmpty()) {
            Optional<Selection.Refused> refused = named.takeAll();
            if (refused.isPresent()) {
                return refused.get();
            }
        }
        Selection.Chosen chosen =
                new Selection.Chosen(named.catalog(), named.choices(), paths.finders(), stdin, named.notes(), disk);
        return stdin ? chosen : checked(chosen, named);
    }

    private Selection.Refused withAdvice(Selection.Refused refused, PathSources paths) {
        if (refused.kind() != Selection.Refused.Kind.DENIED || paths.denied().isEmpty()) {
            return refused;
        }
        String commands = advice.commands(paths.denied().get(), false);
        return new Selection.Refused(refused.kind(), refused.message() + "\n" + commands);
    }

    /** Nothing to show is an error of its own, and missing rights are told before emptiness. */
    private Selection checked(Selection.Chosen chosen, NamedSources named) {
        Scan scan = chosen.scan();
        if (scan.isDenied()) {
            Path directory = chosen.root()
                    .orElseGet(() -> scan.containers().get(0).files().directory());
            return named.denied(directory);
        }
        if (scan.containers().isEmpty()) {
            String where = chosen.root().map(path -> " under " + path).orElse("");
            String why = scan.problem().isEmpty() ? "" : " (" + scan.problem() + ")";
            return new Selection.Refused(
                    Selection.Refused.Kind.NO_SOURCE,
                    "there is no container" + Inert.text(where) + why + "; name another place with --root DIR");
        }
        return chosen;
    }
}
