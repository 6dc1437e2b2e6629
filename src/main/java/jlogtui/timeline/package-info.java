/** One cursor over many sources, in both directions, filtering as it goes. Uses {@code model}, {@code index} and {@code query}. */
package jlogtui.timeline;
