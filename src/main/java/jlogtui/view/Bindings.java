package jlogtui.view;

import jlogtui.model.Card;
import jlogtui.model.Detail;

/** What keys do, put together when the first one comes: its hundred lambdas would hold up the first frame. */
final class Bindings {
    private final Commands commands = new Commands();
    private final Details details;
    private final Cards cards;

    Bindings(ViewParts parts) {
        parts.appearance.bind(commands);
        parts.steps.bind(commands);
        parts.places.bind(commands);
        parts.rulerSteps.bind(commands);
        parts.search.bind(commands);
        parts.filtering.bind(commands);
        parts.prompts.bind(commands);
        parts.sourceKeys.bind(commands);
        parts.histogram.bind(commands);
        details = newDetails(parts);
        details.bind(commands);
        cards = newCards(parts);
        cards.bind(commands);
        parts.taking.bind(commands);
        parts.folding.bind(commands);
        new MoveKeys(parts.window, parts.appearance).bind(commands);
        Settings settings = parts.prompts.settings();
        parts.patterns.bind(settings);
        parts.filtering.bind(settings);
        parts.appearance.bind(settings);
        parts.taking.bind(settings);
        parts.folding.bind(settings);
        parts.histogram.bind(settings);
    }

    private Details newDetails(ViewParts parts) {
        return new Details(
                parts.port,
                parts.window,
                parts.filtering,
                parts.search,
                parts.highlights,
                parts.sources,
                parts.appearance,
                parts.taking,
                parts.options.symbols(),
                commands,
                parts.nowNanos,
                parts.effects,
                parts.tell);
    }

    private Cards newCards(ViewParts parts) {
        return new Cards(
                parts.keymap,
                parts.port,
                parts.window,
                parts.sources,
                parts.appearance,
                parts.taking,
                commands,
                parts.options.symbols(),
                parts.nowNanos,
                parts.effects,
                parts.tell);
    }

    /** Where more can be bound. */
    Commands commands() {
        return commands;
    }

    /** Shows the selected line where a line lies open. */
    void followDetail() {
        details.follow();
    }

    void accept(Detail detail) {
        details.accept(detail);
    }

    void accept(Card card) {
        cards.accept(card);
    }

    void sourcesChanged() {
        cards.sourcesChanged();
    }
}
