package jlogtui.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import jlogtui.docker.Container;
import jlogtui.docker.PermissionAdvice;
import jlogtui.docker.Root;
import jlogtui.docker.RootFinder;
import jlogtui.docker.Scan;
import jlogtui.docker.Selection;
import jlogtui.docker.SourceSelector;
import jlogtui.docker.SourceTable;
import jlogtui.engine.BlocksAhead;
import jlogtui.engine.FollowWatch;
import jlogtui.engine.IndexSet;
import jlogtui.engine.SourceSet;
import jlogtui.engine.SourceState;
import jlogtui.file.FileSlots;
import jlogtui.file.TemporarySpace;
import jlogtui.index.BlockIndex;
import jlogtui.query.Filter;
import jlogtui.view.Invocation;

/** One run of the program: finds the sources, then lists them, writes them or shows them. */
final class Session {
    private static final int MOST_FILES = 200;
    private static final long PLAIN_CACHE_BYTES = 16L << 20;
    private static final int MOST_BLOCKS_AHEAD = 24;

    private final Surroundings surroundings;
    private final Options options;
    private final Configuration configuration;
    private final List<String> arguments;
    private final Diagnostics diagnostics;
    private Optional<Rehearsal> rehearsal = Optional.empty();

    /** @param configuration what the files say, which is not in the options yet */
    Session(
            Surroundings surroundings,
            Options options,
            Configuration configuration,
            List<String> arguments,
            Diagnostics diagnostics) {
        this.surroundings = surroundings;
        this.options = options;
        this.configuration = configuration;
        this.arguments = arguments;
        this.diagnostics = diagnostics;
    }

    int run() throws IOException, Refusal {
        if (options.resume && options.noState) {
            throw new Refusal(Exit.USAGE, "--resume reads what --no-state leaves alone: give only one of them.");
        }
        boolean isScreen = !isPlain() && !options.list && options.completion.isEmpty();
        configuration.apply(isScreen);
        if (options.completion.isPresent()) {
            return complete(options.completion.get());
        }
        if (isScreen) {
            configuration.noteWarnings(diagnostics);
        } else {
            configuration.tellWarnings(diagnostics);
        }
        try {
            return run(isScreen);
        } catch (Refusal refusal) {
            if (isScreen) {
                // It may be why
                configuration.tellWarnings(Diagnostics.NONE);
            }
            throw refusal;
        }
    }

    private int run(boolean isScreen) throws IOException, Refusal {
        rehearsal = isScreen ? Optional.of(Rehearsal.start(surroundings, options, diagnostics)) : Optional.empty();
        if (options.demo) {
            try (Demo demo = Demo.start(surroundings)) {
                options.root = Optional.of(demo.root());
                return runOn(select());
            }
        }
        return runOn(select());
    }

    private int runOn(Selection.Chosen chosen) throws IOException, Refusal {
        if (options.list) {
            return list(chosen);
        }
        for (String note : chosen.notes()) {
            Complaints.tell(note, surroundings.err());
        }
        if (!chosen.stdin() && options.daemonLog.isEmpty()) {
            return runOn(chosen, looks(chosen));
        }
        boolean goesOn = !isPlain() || options.follow.orElse(false);
        try (ExtraSources extra =
                ExtraSources.open(chosen.stdin(), options, surroundings, goesOn, temporaryDirectory())) {
            Supplier<Scan> looks = looks(chosen);
            return runOn(chosen, () -> extra.behind(looks.get()));
        }
    }

    /** Looks for the sources; the first look has already been taken. */
    private static Supplier<Scan> looks(Selection.Chosen chosen) {
        return new Supplier<>() {
            private boolean again;

            @Override
            public Scan get() {
                Scan scan = again ? chosen.scan() : chosen.first();
                again = true;
                return scan;
            }
        };
    }

    private int runOn(Selection.Chosen chosen, Supplier<Scan> finder) throws IOException, Refusal {
        try (TemporarySpace space = rehearsal.isPresent()
                        ? new TemporarySpace(temporaryDirectory())
                        : TemporarySpace.forward(temporaryDirectory());
                SourceSet sources = new SourceSet(finder, new FileSlots(MOST_FILES), space, surroundings.clock())) {
            sources.sweep();
            refuseDenied(chosen);
            if (rehearsal.isPresent()) {
                return Screen.show(this, rehearsal.get(), chosen, sources);
            }
            if (options.at.isPresent()) {
                throw new Refusal(Exit.USAGE, "--at opens the screen; with plain output use --since.");
            }
            if (options.resume) {
                throw new Refusal(Exit.USAGE, "--resume opens the screen; plain output has no earlier view.");
            }
            boolean failed = tellUnreadable(sources);
            int code = writePlain(chosen, sources);
            return failed && code == Exit.DONE ? Exit.FAILED : code;
        }
    }

    private static Path temporaryDirectory() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    private boolean isPlain() {
        String term = surroundings.environment().getOrDefault("TERM", "");
        return options.asksForPlain() || !surroundings.terminals().out() || term.isEmpty() || term.equals("dumb");
    }

    private Selection.Chosen select() throws Refusal {
        SourceSelector selector = new SourceSelector(surroundings.workingDirectory(), advice(), rehearsal.isPresent());
        RootFinder finder = new RootFinder(surroundings.environment(), Path.of("/"));
        Selection selection = selector.select(options.sources, new Supplier<>() {
            @Override
            public Root get() {
                return findRoot(finder);
            }
        });
        if (selection instanceof Selection.Refused refused) {
            int code = switch (refused.kind()) {
                case UNKNOWN_SOURCE -> Exit.USAGE;
                case NO_SOURCE -> Exit.NO_SOURCE;
                case DENIED -> Exit.DENIED;
            };
            throw new Refusal(code, refused.message());
        }
        return (Selection.Chosen) selection;
    }

    private PermissionAdvice advice() {
        return new PermissionAdvice(
                System.getProperty("user.name"), System.getProperty("jlogtui.launcher", ""), arguments);
    }

    private Root findRoot(RootFinder finder) {
        Path here = surroundings.workingDirectory();
        return finder.find(options.root.isPresent() ? Optional.of(here.resolve(options.root.get())) : options.root);
    }

    private int list(Selection.Chosen chosen) throws IOException {
        Scan scan = chosen.first();
        SourceTable table = new SourceTable(surroundings.clock().instant());
        boolean json = options.output.filter(f -> f == Options.Format.JSON).isPresent();
        String text = json ? table.json(scan.containers()) : table.text(scan.containers());
        surroundings.out().write(text.getBytes(StandardCharsets.UTF_8));
        surroundings.out().flush();
        return Exit.DONE;
    }

    /** Prints a script, or what its shell asks for. */
    private int complete(Completion.Topic topic) throws IOException, Refusal {
        String text = switch (topic) {
            case NAMES -> Completion.names(select().first().containers());
            case THEMES -> Completion.lines(new Themes(surroundings.environment(), warning -> {}).names());
            case ZONES -> Completion.lines(ZoneId.getAvailableZoneIds());
            default ->
                Completion.script(topic, CommandLineProgram.commandLine(options).getCommandSpec());
        };
        surroundings.out().write(text.getBytes(StandardCharsets.UTF_8));
        surroundings.out().flush();
        return Exit.DONE;
    }

    /** Ends when nothing can be read for lack of rights. */
    private void refuseDenied(Selection.Chosen chosen) throws Refusal {
        Scan scan = chosen.first();
        if (scan.isDenied()) {
            Path root = chosen.root().orElse(scan.containers().get(0).files().directory());
            throw new Refusal(
                    Exit.DENIED,
                    "nothing under " + root + " can be read: permission denied.\n"
                            + advice().commands(root, options.root.isEmpty()));
        }
    }

    /**
     * Tells which sources cannot be read, and of those that were asked for by name also which have nothing to read.
     *
     * @return whether any could not be read
     */
    private boolean tellUnreadable(SourceSet sources) throws IOException {
        boolean failed = false;
        for (SourceState state : sources.states()) {
            failed |= state.hasFailed();
            if (state.hasFailed()
                    || !options.sources.isEmpty() && !state.source().problem().isEmpty()) {
                Complaints.tell(state.source().name() + ": " + state.source().problem(), surroundings.err());
            }
        }
        return failed;
    }

    private int writePlain(Selection.Chosen chosen, SourceSet sources) throws IOException, Refusal {
        int processors = Runtime.getRuntime().availableProcessors();
        try (BlocksAhead ahead = new BlocksAhead(processors > 1 ? MOST_BLOCKS_AHEAD : 0)) {
            return writePlain(chosen, sources, new IndexSet(PLAIN_CACHE_BYTES, surroundings, ahead));
        }
    }

    private int writePlain(Selection.Chosen chosen, SourceSet sources, IndexSet indexes) throws IOException, Refusal {
        PlainSettings settings = plainSettings(sources, window(sources, indexes));
        TwoStreams streams = new TwoStreams(surroundings.out(), surroundings.err());
        PlainOutput output = new PlainOutput(settings, sources, indexes, streams);
        if (!settings.follow()) {
            return output.writeAll();
        }
        output.open();
        try (FollowWatch watch = new FollowWatch(sources, chosen.root())) {
            new PlainFollower(output, sources, streams, System::nanoTime)
                    .follow(watch, settings.holdsBack(), ending(settings.filter(), sources));
        }
        return output.exitCode();
    }

    /** As with {@code docker logs -f --until}, and when standard input, the only source, has ended. */
    private PlainFollower.Ending ending(Filter filter, SourceSet sources) {
        if (filter.untilNanos() != Long.MAX_VALUE) {
            // Measured by a clock that nobody sets; the past can be so far away that a difference would overflow
            long now = surroundings.getAsLong();
            long most = filter.untilNanos() <= now ? 0 : filter.untilNanos() - now;
            long start = System.nanoTime();
            return () -> System.nanoTime() - start > most;
        }
        if (options.sources.equals(List.of("-"))) {
            return () -> sources.states().stream().allMatch(SourceState::isStopped);
        }
        return PlainFollower.Ending.NEVER;
    }

    private PlainSettings plainSettings(SourceSet sources, Filter filter) {
        boolean follow = options.follow.orElse(false);
        boolean single = sources.states().size() == 1
                && (!follow || isOneForGood(sources.states().get(0).container()));
        Options.Format format = options.output.orElse(Options.Format.TEXT);
        return new PlainSettings(
                filter,
                options.tail.orElse(-1L),
                follow,
                options.timestamps,
                options.details,
                options.prefix.orElse(!single && format == Options.Format.TEXT),
                single,
                format,
                Colors.wanted(options.colorOrAuto(), surroundings));
    }

    /** Whether no other container can ever join: with a glob, a service or a whole root one may start at any time. */
    private boolean isOneForGood(Container container) {
        if (options.sources.size() != 1) {
            return false;
        }
        String argument = options.sources.get(0);
        Path path = surroundings.workingDirectory().resolve(argument).normalize();
        return argument.equals("-")
                || argument.equals(container.name())
                || argument.equals(container.dockerName())
                || container.id().startsWith(argument)
                || path.equals(container.files().live())
                || path.equals(container.files().directory());
    }

    /** The filter that the options ask for. */
    Filter window(SourceSet sources, IndexSet indexes) throws Refusal {
        return times(sources, indexes)
                .window(options.since, options.until)
                .withStreams(options.stream.orElse(configuration.streams()))
                .withText(configuration
                        .grouped(Patterns.read(options.grep, options.exclude))
                        .withLeast(options.level.orElse(configuration.least()))
                        .withContext(options.context.orElse(configuration.context())));
    }

    /** Reads the times of the command line. */
    Times times(SourceSet sources, IndexSet indexes) {
        return new Times(options.zoneOrDefault(), surroundings.clock().instant(), new Supplier<>() {
            @Override
            public List<BlockIndex> get() {
                return indexes.update(sources.states());
            }
        });
    }

    /** What a command line for the same sources has to say again. */
    Invocation invocation() {
        List<String> where = new ArrayList<>();
        if (options.demo) {
            where.add("--demo");
        } else if (options.root.isPresent()) {
            where.add("--root");
            where.add(options.root.get().toString());
        }
        if (options.daemonLog.isPresent()) {
            where.add("--daemon-log");
            where.add(options.daemonLog.get().toString());
        }
        return new Invocation(where, options.sources);
    }

    Configuration configuration() {
        return configuration;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    Options options() {
        return options;
    }

    Diagnostics diagnostics() {
        return diagnostics;
    }
}
