package jlogtui.view;

import java.util.function.Consumer;
import java.util.function.LongSupplier;
import jlogtui.model.Figures;
import jlogtui.model.Line;

/** What keys do about which containers and streams are shown. */
final class SourceKeys implements SourcesLayer.Use {
    private interface OnSource {
        void run(int source);
    }

    private final LogPort port;
    private final SourceList sources;
    private final LogWindow window;
    private final Symbols symbols;
    private final LongSupplier nowNanos;
    private final Prompts.Effects effects;
    private final Consumer<Notice> tell;
    private Figures figures = Figures.NONE;

    SourceKeys(
            LogPort port,
            SourceList sources,
            LogWindow window,
            Symbols symbols,
            LongSupplier nowNanos,
            Prompts.Effects effects,
            Consumer<Notice> tell) {
        this.port = port;
        this.nowNanos = nowNanos;
        this.sources = sources;
        this.window = window;
        this.symbols = symbols;
        this.effects = effects;
        this.tell = tell;
    }

    /** Puts in what its keys do. */
    void bind(Commands commands) {
        commands.on(
                Action.STREAM,
                () -> effects.filter(
                        window.filter().withStreams(window.filter().streams().next())));
        commands.on(Action.SOURCES, this::open);
        commands.on(Action.SOLO, () -> ofThisLine(sources::solo));
        commands.on(Action.MUTE, () -> ofThisLine(number -> sources.mute(number, true)));
        commands.on(Action.SHOW_ALL, () -> {
            sources.showAll();
            changed();
        });
    }

    private void open() {
        // What was measured when the list was last open says nothing now
        figures = Figures.NONE;
        port.measure(true);
        effects.open(new SourcesLayer(sources, this, nowNanos, symbols, selectedSource()));
    }

    @Override
    public void close() {
        port.measure(false);
    }

    /** Takes what has been measured. */
    void accept(Figures measured) {
        figures = measured;
    }

    @Override
    public Figures figures() {
        return figures;
    }

    private void ofThisLine(OnSource action) {
        window.whenSettled(() -> {
            Line line = window.buffer().selectedLine();
            if (line == null) {
                tell.accept(Notice.warning("no line is selected"));
            } else {
                action.run(line.entry().position().source());
                changed();
            }
        });
    }

    private int selectedSource() {
        Line line = window.buffer().selectedLine();
        return line == null ? -1 : line.entry().position().source();
    }

    /** The sources or what is muted of them have changed. */
    @Override
    public void changed() {
        if (!sources.muted().equals(window.filter().muted())) {
            effects.filter(window.filter().withMuted(sources.muted()));
        }
        effects.relayout();
    }
}
