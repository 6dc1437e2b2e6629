package jlogtui.view;

import jlogtui.query.CaseRule;

/**
 * What the things are to begin with that {@code :set} changes.
 *
 * @param drawing how lines are drawn
 * @param letters whether case counts in patterns
 * @param isMasked secrets are masked in what is taken away
 * @param hasMouse wheel and clicks are asked for
 * @param context lines shown around each hit; {@link ViewState#ALL_LINES} for all
 * @param isContextOfAll those lines are of all sources; else of the hit's
 * @param isByMessage patterns are asked of whole messages
 */
public record Preset(
        ViewState.Drawing drawing,
        CaseRule letters,
        boolean isMasked,
        boolean hasMouse,
        int context,
        boolean isContextOfAll,
        boolean isByMessage) {
    /** What they are when nobody says otherwise. */
    public static final Preset USUAL =
            new Preset(ViewState.PLAIN.drawing(), CaseRule.SMART, false, true, 0, false, false);

    /**
     * The same with one thing changed.
     *
     * @param setting the name of a {@link SettingRow}
     * @param word one that it can be
     */
    public Preset with(String setting, String word) {
        boolean isOn = word.equals("on");
        return switch (setting) {
            case "case" ->
                withLetters(
                        word.equals("ignore")
                                ? CaseRule.IGNORE
                                : word.equals("match") ? CaseRule.MATCH : CaseRule.SMART);
            case "colours" ->
                withDrawing(new ViewState.Drawing(
                        drawing.wrap(), drawing.time(), isOn, drawing.histogram(), drawing.fold()));
            case "context" -> withContext(word);
            case "fold" ->
                withDrawing(new ViewState.Drawing(
                        drawing.wrap(), drawing.time(), drawing.logColours(), drawing.histogram(), isOn));
            case "group" -> new Preset(drawing, letters, isMasked, hasMouse, context, isContextOfAll, isOn);
            case "histogram" ->
                withDrawing(new ViewState.Drawing(
                        drawing.wrap(), drawing.time(), drawing.logColours(), word, drawing.fold()));
            case "mask" -> new Preset(drawing, letters, isOn, hasMouse, context, isContextOfAll, isByMessage);
            case "mouse" -> new Preset(drawing, letters, isMasked, isOn, context, isContextOfAll, isByMessage);
            case "time" ->
                withDrawing(new ViewState.Drawing(
                        drawing.wrap(), word, drawing.logColours(), drawing.histogram(), drawing.fold()));
            case "wrap" ->
                withDrawing(new ViewState.Drawing(
                        isOn, drawing.time(), drawing.logColours(), drawing.histogram(), drawing.fold()));
            default -> throw new IllegalArgumentException("no setting " + setting);
        };
    }

    Preset withDrawing(ViewState.Drawing other) {
        return new Preset(other, letters, isMasked, hasMouse, context, isContextOfAll, isByMessage);
    }

    private Preset withLetters(CaseRule rule) {
        return new Preset(drawing, rule, isMasked, hasMouse, context, isContextOfAll, isByMessage);
    }

    private Preset withContext(String word) {
        return switch (word) {
            case "same", "all" ->
                new Preset(drawing, letters, isMasked, hasMouse, context, word.equals("all"), isByMessage);
            case "all-lines" ->
                new Preset(drawing, letters, isMasked, hasMouse, ViewState.ALL_LINES, isContextOfAll, isByMessage);
            default ->
                new Preset(drawing, letters, isMasked, hasMouse, Integer.parseInt(word), isContextOfAll, isByMessage);
        };
    }
}
