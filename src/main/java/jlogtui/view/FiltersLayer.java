package jlogtui.view;

import java.util.List;
import java.util.function.IntConsumer;

/** The list of filters: each can be switched, edited, moved or removed. */
final class FiltersLayer implements Layer {
    private final FilterStack stack;
    private final Runnable onChange;
    private final IntConsumer onEdit;
    private final Symbols symbols;
    private int selected;
    private int scrolled;
    private int listTop;

    /**
     * @param onChange called after a filter was changed
     * @param onEdit called with the index of the filter to edit
     */
    FiltersLayer(FilterStack stack, Runnable onChange, IntConsumer onEdit, Symbols symbols) {
        this.stack = stack;
        this.onChange = onChange;
        this.onEdit = onEdit;
        this.symbols = symbols;
    }

    @Override
    public Keymap.Context context() {
        return Keymap.Context.FILTERS;
    }

    @Override
    public boolean can(Action action) {
        return action == Action.CLOSE || !stack.rules().isEmpty();
    }

    @Override
    public boolean act(Action action, Key key) {
        List<FilterStack.Rule> rules = stack.rules();
        switch (action) {
            case CLOSE -> {
                return false;
            }
            case LINE_DOWN -> selected++;
            case LINE_UP -> selected--;
            case OLDEST -> selected = 0;
            case NEWEST -> selected = rules.size() - 1;
            case SELECT -> selected = scrolled + key.row() - listTop;
            case FILTERS_ON -> {
                stack.toggleAll();
                onChange.run();
            }
            default -> actOnSelected(action);
        }
        selected = Math.max(0, Math.min(selected, rules.size() - 1));
        return true;
    }

    private void actOnSelected(Action action) {
        if (stack.rules().isEmpty()) {
            return;
        }
        switch (action) {
            case TOGGLE -> stack.set(selected, stack.rules().get(selected).toggled());
            case REMOVE -> stack.set(selected, null);
            case MOVE_UP -> selected = stack.move(selected, -1);
            case MOVE_DOWN -> selected = stack.move(selected, 1);
            case SUBMIT -> {
                onEdit.accept(selected);
                return;
            }
            default -> {
                return;
            }
        }
        onChange.run();
    }

    @Override
    public void draw(Canvas canvas, Layout layout) {
        List<FilterStack.Rule> rules = stack.rules();
        Box box = Box.draw(canvas, layout, stack.isOff() ? "filters, all off" : "filters", symbols);
        listTop = box.top();
        scrolled = Math.max(selected - box.rows() + 1, Math.min(scrolled, selected));
        for (int i = 0; i < box.rows() && scrolled + i < rules.size(); i++) {
            drawRow(canvas, box, box.top() + i, rules.get(scrolled + i), scrolled + i == selected);
        }
        if (rules.isEmpty()) {
            canvas.text(box.left(), box.top(), "no filter; & keeps and ! drops lines that match", Style.of(Role.EMPTY));
        }
        box.close(canvas);
    }

    private void drawRow(Canvas canvas, Box box, int row, FilterStack.Rule rule, boolean isSelected) {
        boolean isActive = rule.isOn() && !stack.isOff();
        Style style = Style.of(isActive ? Role.BOX : Role.MUTED);
        canvas.text(box.left(), row, isActive ? symbols.shown() : symbols.muted(), style);
        canvas.text(box.left() + 2, row, rule.isKeep() ? "keep" : "drop", style);
        canvas.put(box.left() + 8, row, TextCleaner.clean(rule.pattern().text(), style), 0, box.left() + box.columns());
        if (isSelected) {
            canvas.restyle(0, row, canvas.columns(), old -> Style.of(Role.BOX_SELECTED));
            canvas.text(box.left() - 1, row, symbols.selected(), Style.of(Role.BOX_SELECTED));
        }
    }
}
