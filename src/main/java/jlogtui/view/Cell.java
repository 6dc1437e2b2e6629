package jlogtui.view;

/**
 * One column of the screen.
 *
 * @param cluster a whole grapheme cluster that is safe to print; empty in the right half of a wide one
 * @param width columns that it takes: 1 or 2; 0 for the right half of a wide one
 * @param style how it looks
 */
public record Cell(String cluster, int width, Style style) {}
