/** Cuts files into blocks, loads and caches them, seeks by time. Uses {@code model}, {@code file} and {@code parse}. */
package jlogtui.index;
