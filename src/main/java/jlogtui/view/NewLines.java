package jlogtui.view;

import jlogtui.model.Cut;

/**
 * How many lines have come while the reader looks elsewhere.
 *
 * @param since the place that was asked about
 * @param count lines behind it
 */
public record NewLines(Cut since, long count) {}
