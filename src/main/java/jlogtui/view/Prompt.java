package jlogtui.view;

import java.util.List;

/** A line to type into in the last rows of the screen, with a row below that says how it is read. */
final class Prompt implements Layer {
    private final Question question;
    private final LineEditor editor;
    private String choices = "";
    /** What {@code Tab} goes through; empty when it begins anew. */
    private List<String> candidates = List.of();

    private int candidate;
    private int candidateStart;
    /** The text that the question knows. */
    private String known;

    /** The text was put there for the reader: what he types takes its place, unless he has edited it. */
    private boolean isSuggestion;

    private int scrolled;
    private int cursorColumn = -1;
    private int cursorRow;

    /** @param isSuggestion what is typed takes the place of the initial text */
    Prompt(Question question, List<String> history, String initial, boolean isSuggestion) {
        this.isSuggestion = isSuggestion;
        this.question = question;
        this.editor = new LineEditor(history);
        editor.set(initial);
        known = editor.text();
    }

    @Override
    public Keymap.Context context() {
        return Keymap.Context.PROMPT;
    }

    @Override
    public boolean act(Action action, Key key) {
        choices = "";
        isSuggestion = false;
        candidates = action == Action.COMPLETE ? candidates : List.of();
        switch (action) {
            case CLOSE -> {
                question.cancelled();
                return false;
            }
            case SUBMIT -> {
                return !submit();
            }
            case COMPLETE -> complete();
            default -> editor.edit(action);
        }
        noteChange();
        return true;
    }

    @Override
    public void type(String text) {
        choices = "";
        candidates = List.of();
        if (isSuggestion) {
            editor.set("");
            isSuggestion = false;
        }
        editor.insert(text);
        noteChange();
    }

    private void noteChange() {
        if (!editor.text().equals(known)) {
            known = editor.text();
            question.changed(known);
        }
    }

    private boolean submit() {
        String text = editor.text();
        if (question.preview(text).isError()) {
            return false;
        }
        boolean done = question.submit(text);
        if (done) {
            editor.remember();
        }
        return done;
    }

    /** Completes as far as that is certain; after that, goes from one candidate to the next. */
    private void complete() {
        if (!candidates.isEmpty()) {
            candidate = (candidate + 1) % candidates.size();
            String chosen = candidates.get(candidate);
            editor.replace(candidateStart, editor.cursor(), chosen);
            String help = question.describe(editor.text().substring(0, candidateStart), chosen);
            String place = (candidate + 1) + "/" + candidates.size();
            choices = place + "  " + (help.isEmpty() ? chosen : help);
            return;
        }
        String text = editor.text();
        int end = editor.cursor();
        int start = text.lastIndexOf(' ', end - 1) + 1;
        String word = text.substring(start, end);
        List<String> found = question.completions(text.substring(0, start), word);
        if (found.isEmpty()) {
            return;
        }
        String common = found.get(0);
        for (String one : found) {
            while (!one.startsWith(common)) {
                common = common.substring(0, common.length() - 1);
            }
        }
        editor.replace(start, end, found.size() == 1 ? common + " " : common);
        choices = "";
        if (found.size() > 1) {
            candidates = List.copyOf(found);
            candidate = -1;
            candidateStart = start;
            choices = String.join("  ", found);
        }
    }

    @Override
    public int bottomRows(int screenRows) {
        return screenRows >= 4 ? 2 : 1;
    }

    @Override
    public void draw(Canvas canvas, Layout layout) {
        Question.Preview preview = question.preview(editor.text());
        boolean twoRows = bottomRows(canvas.rows()) == 2;
        int row = canvas.rows() - (twoRows ? 2 : 1);
        int textColumn = drawText(canvas, row, preview);
        if (twoRows) {
            int below = row + 1;
            canvas.fill(0, below, canvas.columns(), Style.of(Role.PROMPT));
            if (!choices.isEmpty()) {
                canvas.sentence(1, below, choices, Style.of(Role.PROMPT_HINT));
            } else if (preview.isError()) {
                drawError(canvas, below, preview, textColumn);
            } else {
                canvas.sentence(1, below, preview.text(), Style.of(Role.PROMPT_HINT));
            }
        }
    }

    /** Draws label and text, scrolled sideways so that the cursor shows, and returns the column where the text begins. */
    private int drawText(Canvas canvas, int row, Question.Preview preview) {
        Style style = Style.of(Role.PROMPT);
        canvas.fill(0, row, canvas.columns(), style);
        int start = Math.min(canvas.text(0, row, question.label(), style), canvas.columns() / 2);
        int width = Math.max(1, canvas.columns() - start);
        Cell[] cells = TextCleaner.clean(editor.text(), isSuggestion ? Style.of(Role.BOX_SELECTED) : style);
        int cursor = columnOf(editor.cursor());
        scrolled = Math.max(0, Math.min(scrolled, cells.length - width + 1));
        scrolled = Math.max(cursor - width + 1, Math.min(scrolled, cursor));
        canvas.fill(start, row, width, style);
        canvas.put(start, row, cells, scrolled, canvas.columns());
        if (preview.isError()) {
            int from = Math.max(0, columnOf(preview.errorAt()) - scrolled);
            int to = Math.min(width, columnOf(preview.errorAt() + preview.errorLength()) - scrolled);
            if (to > from) {
                canvas.restyle(start + from, row, to - from, old -> Style.of(Role.PROMPT_ERROR));
            }
        }
        cursorColumn = Math.min(canvas.columns() - 1, start + cursor - scrolled);
        cursorRow = row;
        return start - scrolled;
    }

    private void drawError(Canvas canvas, int row, Question.Preview preview, int textColumn) {
        Style style = Style.of(Role.PROMPT_ERROR);
        int caret = Math.max(0, Math.min(canvas.columns() - 1, textColumn + columnOf(preview.errorAt())));
        String message = preview.text();
        int width = TextCleaner.clean(message, style).length;
        boolean fitsBehind = caret + 2 + width <= canvas.columns();
        boolean fitsBefore = width + 1 <= caret;
        if (fitsBehind || !fitsBefore) {
            int column = fitsBehind ? caret + 2 : Math.max(0, canvas.columns() - width);
            canvas.sentence(column, row, message, style);
        } else {
            canvas.text(caret - 1 - width, row, message, style);
        }
        if (fitsBehind || fitsBefore) {
            canvas.text(caret, row, "^", style);
        }
    }

    private int columnOf(int index) {
        String text = editor.text();
        return TextCleaner.clean(text.substring(0, Math.max(0, Math.min(index, text.length()))), Style.of(Role.PROMPT))
                .length;
    }

    @Override
    public int cursorColumn() {
        return cursorColumn;
    }

    @Override
    public int cursorRow() {
        return cursorRow;
    }
}
