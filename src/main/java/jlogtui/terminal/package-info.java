/** The only package that knows Lanterna: {@code Frame} to cells, key strokes to {@code Key}, themes to colours. Uses {@code view}. */
package jlogtui.terminal;
