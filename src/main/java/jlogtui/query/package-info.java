/** What to show: the filter, the question for a page, and the grammar of times. Uses {@code model}. */
package jlogtui.query;
