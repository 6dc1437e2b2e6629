package jlogtui.view;

import java.util.function.Consumer;
import jlogtui.model.Line;

/** What keys do about which containers and streams are shown. */
final class SourceKeys {
    private interface OnSource {
        void run(int source);
    }

    private final SourceList sources;
    private final LogWindow window;
    private final Symbols symbols;
    private final Prompts.Effects effects;
    private final Consumer<Notice> tell;

    SourceKeys(SourceList sources, LogWindow window, Symbols symbols, Prompts.Effects effects, Consumer<Notice> tell) {
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
        commands.on(
                Action.SOURCES,
                () -> effects.open(new SourcesLayer(sources, this::changed, symbols, selectedSource())));
        commands.on(Action.SOLO, () -> ofThisLine(sources::solo));
        commands.on(Action.MUTE, () -> ofThisLine(number -> sources.mute(number, true)));
        commands.on(Action.SHOW_ALL, () -> {
            sources.showAll();
            changed();
        });
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
    void changed() {
        if (!sources.muted().equals(window.filter().muted())) {
            effects.filter(window.filter().withMuted(sources.muted()));
        }
        effects.relayout();
    }
}
