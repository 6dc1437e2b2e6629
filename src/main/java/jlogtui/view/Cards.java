package jlogtui.view;

import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import jlogtui.model.Anchor;
import jlogtui.model.Card;
import jlogtui.model.Entry;
import jlogtui.model.Line;
import jlogtui.model.Source;
import jlogtui.query.CardQuery;

/** Shows the cards of containers: asks for that of the selected line's, and again when its state changes. */
final class Cards implements CardLayer.Use {
    private final Keymap keymap;
    private final LogPort port;
    private final LogWindow window;
    private final SourceList sources;
    private final Appearance appearance;
    private final Taking taking;
    private final Commands commands;
    private final Symbols symbols;
    private final LongSupplier nowNanos;
    private final Prompts.Effects effects;
    private final Consumer<Notice> tell;

    private boolean isOpen;
    private long lastId;
    private int source;
    private long aroundNanos;
    /** The container as it was when it was asked for. */
    private Source asked;

    private Card card;

    Cards(
            Keymap keymap,
            LogPort port,
            LogWindow window,
            SourceList sources,
            Appearance appearance,
            Taking taking,
            Commands commands,
            Symbols symbols,
            LongSupplier nowNanos,
            Prompts.Effects effects,
            Consumer<Notice> tell) {
        this.keymap = keymap;
        this.port = port;
        this.window = window;
        this.sources = sources;
        this.appearance = appearance;
        this.taking = taking;
        this.commands = commands;
        this.symbols = symbols;
        this.nowNanos = nowNanos;
        this.effects = effects;
        this.tell = tell;
    }

    /** Puts in what its key does. */
    void bind(Commands keys) {
        keys.on(Action.CARD, () -> window.whenSettled(this::open));
    }

    private void open() {
        Line line = window.buffer().selectedLine();
        if (line == null) {
            tell.accept(Notice.warning("no line is selected"));
            return;
        }
        source = line.entry().position().source();
        aroundNanos = line.entry().orderNanos();
        card = null;
        isOpen = true;
        ask();
        effects.open(new CardLayer(this, symbols));
    }

    private void ask() {
        asked = sources.source(source);
        port.card(new CardQuery(++lastId, source, aroundNanos));
    }

    /** The containers may have changed. */
    void sourcesChanged() {
        Source now = sources.source(source);
        if (isOpen && now != null && (asked == null || !now.isLike(asked))) {
            ask();
        }
    }

    /** Takes an answer; one that is not to the latest question is ignored. */
    void accept(Card answer) {
        boolean isPartOfNew = card != null
                && answer.stderr().state() == Card.Looked.NOT_YET
                && card.stderr().state() != Card.Looked.NOT_YET;
        // Lines that are there stay until there are newer ones
        if (answer.id() == lastId && isOpen && !isPartOfNew) {
            card = answer;
        }
    }

    @Override
    public Card card() {
        return card;
    }

    @Override
    public String name() {
        return sources.name(source);
    }

    @Override
    public String name(int other) {
        return sources.name(other);
    }

    @Override
    public Role colour(String name) {
        return sources.colour(name);
    }

    @Override
    public long fastGrowth() {
        return sources.fastGrowth(source);
    }

    @Override
    public ZoneId zone() {
        return appearance.zone();
    }

    @Override
    public Instant now() {
        return LogView.instant(nowNanos.getAsLong());
    }

    @Override
    public void goTo(Entry entry) {
        close();
        window.goTo(new Anchor.Before(entry), landed -> {
            boolean isThere = landed != null && landed.entry().position().equals(entry.position());
            if (!isThere) {
                boolean isMuted = sources.muted().contains(entry.position().source());
                String why = isMuted
                        ? "its container is muted; " + keymap.say(Action.SHOW_ALL) + " shows all"
                        : "this is the next one";
                tell.accept(Notice.warning("that line is not shown; " + why));
            }
        });
    }

    @Override
    public void copy(DetailItem item) {
        String value = item.value().get();
        if (!value.isEmpty()) {
            taking.copy(item.path(), value);
        }
    }

    @Override
    public void run(Action action) {
        commands.run(action, 1);
    }

    @Override
    public void close() {
        isOpen = false;
    }
}
