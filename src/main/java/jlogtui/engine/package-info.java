/** The threads: serves pages, watches files, counts in the background. Uses everything below it. */
package jlogtui.engine;
