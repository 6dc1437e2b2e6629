package jlogtui.docker;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
    private final boolean hurries;
    private final Disk disk;
    private final IntPredicate pidAlive;

    /**
     * Stores what it is given.
     *
     * @param workingDirectory what relative paths start from; absolute
     * @param advice what to tell who lacks rights
     * @param hurries the first look may leave out how the output of the containers is kept
     */
    public SourceSelector(Path workingDirectory, PermissionAdvice advice, boolean hurries) {
        this(workingDirectory, advice, hurries, new RealDisk(), new ProcessTable(Path.of("/proc")));
    }

    SourceSelector(Path workingDirectory, PermissionAdvice advice, boolean hurries, Disk disk, IntPredicate pidAlive) {
        this.hurries = hurries;
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
        NamedSources named = new NamedSources(root, advice, new Function<>() {
            @Override
            public ContainerCatalog apply(Path path) {
                ContainerCatalog catalog = new ContainerCatalog(path, disk, pidAlive);
                if (hurries) {
                    catalog.hurryFirst();
                }
                return catalog;
            }
        });
        PathSources paths = new PathSources(workingDirectory, disk, pidAlive);
        boolean stdin = false;
        for (String source : sources) {
            if (paths.take(source)) {
                continue;
            }
            if (source.equals("-")) {
                stdin = true;
                continue;
            }
            Optional<Selection.Refused> refused = PathSources.isPlainlyPath(source)
                    ? paths.problem().or(() -> named.take(source))
                    : named.take(source);
            if (refused.isPresent()) {
                return merged(paths, refused.get());
            }
        }
        if (sources.isEmpty()) {
            Optional<Selection.Refused> refused = named.takeAll();
            if (refused.isPresent()) {
                return refused.get();
            }
        }
        Selection.Chosen chosen = new Selection.Chosen(
                named.catalog(), named.known(), named.choices(), paths.finders(), stdin, named.notes(), disk);
        return stdin ? chosen : checked(chosen, named);
    }

    /** What was no source as a path was also tried as a name: the user may have meant either. */
    private Selection.Refused merged(PathSources paths, Selection.Refused byName) {
        if (paths.problem().isEmpty() || paths.problem().get().equals(byName)) {
            return withAdvice(byName, paths.denied());
        }
        Selection.Refused byPath = paths.problem().get();
        if (byPath.kind() != byName.kind() || byPath.kind() == Selection.Refused.Kind.DENIED) {
            return withAdvice(byPath, paths.denied());
        }
        return new Selection.Refused(byName.kind(), byName.message() + " (the path " + byPath.message() + ")");
    }

    private Selection.Refused withAdvice(Selection.Refused refused, Optional<Path> denied) {
        return denied.map(path -> new Selection.Refused(
                        refused.kind(), refused.message() + "; each of these helps:\n" + advice.commands(path, false)))
                .orElse(refused);
    }

    /** Nothing to show is an error of its own, and missing rights are told before emptiness. */
    private Selection checked(Selection.Chosen chosen, NamedSources named) {
        Scan scan = chosen.first();
        if (scan.isDenied()) {
            Path directory = chosen.root()
                    .orElseGet(() -> scan.containers().get(0).files().directory());
            return named.denied(directory);
        }
        return scan.containers().isEmpty() ? named.empty(scan) : chosen;
    }
}
