package jlogtui.view;

import java.util.function.Consumer;
import java.util.function.LongSupplier;
import jlogtui.query.Filter;

/** The parts of the view, put together. Built before the first frame: nothing here may need a lambda. */
final class ViewParts {
    final LogPort port;
    final ViewOptions options;
    final LongSupplier nowNanos;
    final Prompts.Effects effects;
    final Consumer<Notice> tell;
    final Keymap keymap;
    final SourceList sources;
    final Highlights highlights = new Highlights();
    final TypedPatterns patterns;
    final Appearance appearance;
    final LogWindow window;
    final ScreenPainter screenPainter;
    final Layers layers;
    final TimeSteps steps;
    final Places places;
    final RulerSteps rulerSteps;
    final Search search;
    final Prompts prompts;
    final Filtering filtering;
    final SourceKeys sourceKeys;
    final HistogramStrip histogram;
    final Taking taking;
    final Folding folding;
    final Keeping keeping;

    /**
     * @param effects what the parts change about the whole; not called before all of them are there
     * @param tell shows a sentence
     */
    ViewParts(
            LogPort port, ViewOptions options, LongSupplier nowNanos, Prompts.Effects effects, Consumer<Notice> tell) {
        this.port = port;
        this.options = options;
        this.nowNanos = nowNanos;
        this.effects = effects;
        this.tell = tell;
        this.keymap = new Keymap(options.keys());
        Preset preset = options.preset();
        this.patterns = new TypedPatterns(preset.letters());
        this.sources = new SourceList(options.filter().muted());
        RowPainter rowPainter = new RowPainter(
                sources, options.symbols(), highlights, preset.drawing().logColours());
        this.appearance = new Appearance(options, sources, rowPainter);
        Rulers rulers = new Rulers();
        FilterStack stack = new FilterStack(options.filter());
        boolean showsAll =
                preset.context() == FilterStack.ALL_LINES && options.last().isEmpty();
        stack.context(showsAll ? FilterStack.ALL_LINES : stack.context());
        Filter opening = showsAll ? stack.applyTo(options.filter()) : options.filter();
        this.window = new LogWindow(port, opening, options.anchor(), appearance, rulers);
        this.screenPainter = new ScreenPainter(rowPainter, sources, keymap, options.symbols());
        this.layers = new Layers(keymap, effects);
        this.steps = new TimeSteps(window, tell);
        this.places = new Places(window, sources, tell);
        this.rulerSteps = new RulerSteps(window, rulers, tell);
        this.search = new Search(keymap, port, window, places, patterns, highlights, sources, tell);
        this.prompts = new Prompts(options, window, steps, appearance, sources, nowNanos, effects, tell, search);
        this.filtering = new Filtering(
                keymap, stack, window, search, patterns, highlights, prompts, options.symbols(), effects, tell);
        this.sourceKeys = new SourceKeys(port, sources, window, options.symbols(), nowNanos, effects, tell);
        this.histogram = new HistogramStrip(keymap, port, window, steps, places, options.symbols(), effects, tell);
        histogram.restore(preset.drawing().histogram());
        this.taking = new Taking(keymap, port, window, preset.isMasked(), effects, tell);
        this.folding = new Folding(window, tell);
        window.buffer().folded().folds().all(preset.drawing().fold());
        appearance.bind(window, histogram, tell);
        window.beforeJump(places);
        this.keeping = new Keeping(
                options.last().orElse(ViewState.PLAIN),
                window,
                sources,
                filtering,
                appearance,
                histogram,
                places,
                prompts);
    }
}
