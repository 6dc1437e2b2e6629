package jlogtui.docker;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jlogtui.model.NearestNames;

/** Collects the arguments that name containers of the root. */
final class NamedSources {
    private static final int MOST_CANDIDATES = 5;

    private final Supplier<Root> rootFinder;
    private final PermissionAdvice advice;
    private final Function<Path, ContainerCatalog> opener;
    private final List<Choice> choices = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private Optional<ContainerCatalog> catalog = Optional.empty();
    private Scan known = new Scan(List.of(), "");
    private boolean isRootFromEnvironment;

    NamedSources(Supplier<Root> rootFinder, PermissionAdvice advice, Function<Path, ContainerCatalog> opener) {
        this.rootFinder = rootFinder;
        this.advice = advice;
        this.opener = opener;
    }

    /** The root, empty until an argument needed it. */
    Optional<ContainerCatalog> catalog() {
        return catalog;
    }

    /** What was found under the root when it was opened. */
    Scan known() {
        return known;
    }

    /** Empty when every container is meant. */
    List<Choice> choices() {
        return choices;
    }

    List<String> notes() {
        return notes;
    }

    /** Opens the root. */
    Optional<Selection.Refused> takeAll() {
        if (catalog.isPresent()) {
            return Optional.empty();
        }
        Root root = rootFinder.get();
        if (root instanceof Root.Found found) {
            isRootFromEnvironment = found.origin().startsWith("$");
            catalog = Optional.of(opener.apply(found.directory()));
            known = catalog.get().scan();
            return Optional.empty();
        }
        return Optional.of(refused((Root.NotFound) root));
    }

    private Selection.Refused refused(Root.NotFound root) {
        if (root.isDenied()) {
            isRootFromEnvironment = root.decisive().origin().startsWith("$");
            return denied(root.decisive().path());
        }
        return new Selection.Refused(
                Selection.Refused.Kind.NO_SOURCE,
                "found no directory of containers: " + root.text() + "; name it with --root DIR, or try --demo");
    }

    /** Nothing in the directory may be read. */
    Selection.Refused denied(Path directory) {
        return new Selection.Refused(
                Selection.Refused.Kind.DENIED,
                "cannot read " + Inert.text(directory.toString()) + ": permission denied; each of these helps:\n"
                        + advice.commands(directory, isRootFromEnvironment));
    }

    /** There is nothing to show, wherever we were told to look. */
    Selection.Refused empty(Scan scan) {
        String where = catalog.map(found -> " under " + found.root()).orElse("");
        String why = scan.problem().isEmpty() ? "" : " (" + scan.problem() + ")";
        return new Selection.Refused(
                Selection.Refused.Kind.NO_SOURCE,
                "there is no container" + Inert.text(where) + why + "; name another place with --root DIR");
    }

    /** Takes the argument, or says why it names nothing. */
    Optional<Selection.Refused> take(String argument) {
        if (argument.isEmpty()) {
            return unknown("a source is an empty word; name a container, or nothing for all of them");
        }
        Optional<Selection.Refused> noRoot = takeAll();
        if (noRoot.isPresent()) {
            return noRoot;
        }
        Optional<Choice> choice = choice(argument);
        if (choice.isPresent()) {
            choices.add(choice.get());
            return Optional.empty();
        }
        if (known.isDenied()) {
            return Optional.of(denied(catalog.get().root()));
        }
        return known.containers().isEmpty() ? Optional.of(empty(known)) : unknown(whyUnknown(argument));
    }

    private Optional<Choice> choice(String argument) {
        Optional<Choice> byName = effective(Choice.byName(argument));
        if (byName.isPresent()) {
            return byName;
        }
        Choice byService = Choice.byServiceOrProject(argument);
        List<Container> byPrefix = withIdPrefix(argument);
        if (byPrefix.size() == 1) {
            noteIfAlsoService(byService, byPrefix.get(0));
            return Optional.of(Choice.byId(argument, byPrefix.get(0).id()));
        }
        return effective(Choice.byServiceOfProject(argument))
                .or(() -> effective(byService))
                .or(() -> glob(argument).flatMap(glob -> effective(Choice.byGlob(argument, glob))));
    }

    private Optional<Choice> effective(Choice choice) {
        return known.containers().stream().anyMatch(choice.takes()) ? Optional.of(choice) : Optional.empty();
    }

    private List<Container> withIdPrefix(String argument) {
        if (!argument.matches("[0-9a-f]{1,64}")) {
            return List.of();
        }
        return known.containers().stream()
                .filter(c -> c.id().startsWith(argument))
                .toList();
    }

    /** Short names such as {@code db} are hexadecimal too, and an id goes before a service. */
    private void noteIfAlsoService(Choice byService, Container byId) {
        if (effective(byService).isPresent()) {
            String argument = byService.argument();
            notes.add("\"" + argument + "\" is taken as the beginning of the id " + byId.shortId() + " (" + byId.name()
                    + "); for the Compose service or project of that name write PROJECT/SERVICE or a container's name");
        }
    }

    private static boolean isGlob(String argument) {
        return argument.matches("(?s).*[*?\\[{].*");
    }

    private static Optional<Predicate<String>> glob(String argument) {
        if (!isGlob(argument)) {
            return Optional.empty();
        }
        try {
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + argument);
            return Optional.of(name -> !name.isEmpty() && matcher.matches(Path.of(name)));
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }

    private String whyUnknown(String argument) {
        String shown = "\"" + Inert.text(argument) + "\"";
        List<Container> byPrefix = withIdPrefix(argument);
        if (byPrefix.size() > 1) {
            String candidates = byPrefix.stream()
                    .limit(MOST_CANDIDATES)
                    .map(c -> c.shortId() + " (" + c.name() + ")")
                    .collect(Collectors.joining(", "));
            return shown + " is the beginning of " + byPrefix.size() + " ids: " + candidates
                    + (byPrefix.size() > MOST_CANDIDATES ? ", …" : "");
        }
        List<String> nearest = NearestNames.to(argument.replaceAll("[*?]", ""), names());
        String count = known.containers().size() == 1
                ? "the only container"
                : "any of " + known.containers().size() + " containers";
        String what = isGlob(argument) ? "the glob " + shown : shown;
        return what + " does not match " + count
                + (nearest.isEmpty()
                        ? "; jlogtui --list shows them"
                        : "; did you mean " + String.join(", ", nearest) + "?");
    }

    private List<String> names() {
        return known.containers().stream()
                .flatMap(c -> c.service().isEmpty()
                        ? Stream.of(c.name())
                        : Stream.of(c.name(), c.service(), c.project(), c.project() + "/" + c.service()))
                .distinct()
                .toList();
    }

    private static Optional<Selection.Refused> unknown(String message) {
        return Optional.of(new Selection.Refused(Selection.Refused.Kind.UNKNOWN_SOURCE, message));
    }
}
