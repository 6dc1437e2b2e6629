/** The screen's state and picture: keys and facts in, {@code Frame} out. No I/O, no threads, no Lanterna. Uses {@code model} and {@code query}. */
package jlogtui.view;
