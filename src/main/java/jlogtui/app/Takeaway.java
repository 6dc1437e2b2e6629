package jlogtui.app;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jlogtui.engine.Export;
import jlogtui.engine.LogEngine;
import jlogtui.engine.SourceSet;
import jlogtui.engine.SourceState;
import jlogtui.model.Source;
import jlogtui.query.Filter;
import jlogtui.terminal.Clipboard;
import jlogtui.timeline.Unit;
import jlogtui.view.TakeOrder;
import jlogtui.view.Taken;

/** Does what the screen orders to be taken away: hands lines to the engine's export, with a sink that knows where they go. */
final class Takeaway {
    private final LogEngine engine;
    private final SourceSet sources;
    private final Mailbox mailbox;
    private final Places places;

    /**
     * Where things go.
     *
     * @param mostCopied bytes that the clipboard takes
     * @param workingDirectory names of files are relative to it
     * @param home stands for {@code ~/}; empty when it is not known
     * @param temporary directory for what is too much for the clipboard
     * @param mayWriteFiles whether any file may be written at all
     */
    record Places(int mostCopied, Path workingDirectory, String home, Path temporary, boolean mayWriteFiles) {
        static Places of(Surroundings surroundings) {
            Map<String, String> environment = surroundings.environment();
            return new Places(
                    Clipboard.in(environment).mostBytes(),
                    surroundings.workingDirectory(),
                    environment.getOrDefault("HOME", ""),
                    Path.of(System.getProperty("java.io.tmpdir")),
                    !surroundings.isSecure());
        }

        /** The file of a name as typed. */
        Path file(String name) {
            boolean isAtHome = name.startsWith("~/") && !home.isEmpty();
            Path base = isAtHome ? Path.of(home) : workingDirectory;
            return base.resolve(isAtHome ? name.substring(2) : name).normalize();
        }
    }

    Takeaway(LogEngine engine, SourceSet sources, Mailbox mailbox, Places places) {
        this.engine = engine;
        this.sources = sources;
        this.mailbox = mailbox;
        this.places = places;
    }

    /** Takes an order and returns at once; the mailbox gets the answers. */
    void take(TakeOrder order) {
        if (order instanceof TakeOrder.Copy copy) {
            copy(copy);
        } else if (order instanceof TakeOrder.Write write) {
            write(write);
        } else {
            copy((TakeOrder.CopyText) order);
        }
    }

    private void copy(TakeOrder.CopyText order) {
        String text = order.isMasked() ? new Masking().field(order.name(), order.text()) : order.text();
        byte[] bytes = MessageFormat.harmless(text);
        if (bytes.length <= places.mostCopied()) {
            mailbox.copied(bytes, new Taken(order.id(), Taken.State.DONE, "copied " + Amount.bytes(bytes.length)));
        } else {
            String problem = places.mostCopied() == 0 ? "this terminal has no clipboard" : "too long for the clipboard";
            mailbox.taken(
                    new Taken(order.id(), Taken.State.FAILED, problem + "; y in the log copies the line to a file"));
        }
    }

    private void copy(TakeOrder.Copy order) {
        EntryFormat format = order.isOriginal() ? new RawFormat() : new MessageFormat();
        TakenLines lines = new TakenLines(format, masking(order), false);
        CopySink sink = new CopySink(order.id(), lines, places, mailbox);
        engine.export(
                order.message().isPresent()
                        ? Export.message(order.message().get(), sink)
                        : Export.range(order.filter(), order.range(), sink));
    }

    private void write(TakeOrder.Write order) {
        if (!places.mayWriteFiles()) {
            mailbox.taken(new Taken(order.id(), Taken.State.FAILED, "writing files is switched off here"));
            return;
        }
        PlainSettings settings = settings(order);
        // A secret may be cut in two by the pieces of a line
        boolean isByRecord = settings.isByRecord() && !order.isMasked();
        TakenLines lines = new TakenLines(format(settings), masking(order), isByRecord);
        FileSink sink = new FileSink(order.id(), places.file(order.file()), order.mayOverwrite(), lines, mailbox);
        Unit unit = isByRecord ? Unit.RECORDS : Unit.ENTRIES;
        engine.export(Export.all(order.filter(), unit, sink));
    }

    private static Optional<Masking> masking(TakeOrder order) {
        return order.isMasked() ? Optional.of(new Masking()) : Optional.empty();
    }

    /** Those of the plain output that {@code :cmd} gives for this view, with {@code -o} as the file's name says. */
    private PlainSettings settings(TakeOrder.Write order) {
        Options.Format format = format(order.file());
        boolean isSingle = isSingle(order.filter());
        boolean hasPrefix = format == Options.Format.TEXT && !isSingle;
        boolean isOfRecords = isSingle && !order.isMasked();
        return new PlainSettings(order.filter(), -1, false, false, false, hasPrefix, isOfRecords, format, false);
    }

    static Options.Format format(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        if (name.endsWith("-json.log") || name.endsWith(".raw")) {
            return Options.Format.RAW;
        }
        boolean isJson = name.endsWith(".json") || name.endsWith(".jsonl");
        return isJson ? Options.Format.JSON : Options.Format.TEXT;
    }

    private boolean isSingle(Filter filter) {
        int all = 0;
        int shown = 0;
        boolean isMuted = false;
        for (SourceState state : sources.states()) {
            Source source = state.source();
            all++;
            if (filter.muted().contains(source.number())) {
                isMuted = true;
            } else if (source.problem().isEmpty() && source.state() != Source.State.REMOVED) {
                shown++;
            }
        }
        return (isMuted ? shown : all) == 1;
    }

    private EntryFormat format(PlainSettings settings) {
        Map<Integer, Source> byNumber = new HashMap<>();
        List<SourceState> states = sources.states();
        for (SourceState state : states) {
            byNumber.put(state.source().number(), state.source());
        }
        return switch (settings.format()) {
            case TEXT ->
                new TextFormat(settings, number -> source(byNumber, number).name());
            case JSON -> new JsonFormat(number -> source(byNumber, number));
            case RAW -> new RawFormat();
        };
    }

    /** One that has come since is asked for by the export, which looks at the sources a moment later. */
    private Source source(Map<Integer, Source> byNumber, int number) {
        Source known = byNumber.get(number);
        if (known != null) {
            return known;
        }
        for (SourceState state : sources.states()) {
            byNumber.put(state.source().number(), state.source());
        }
        return byNumber.get(number);
    }
}
