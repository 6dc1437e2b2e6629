/** Finds containers, their names, states, limits and log files. Uses {@code model}. */
package jlogtui.docker;
