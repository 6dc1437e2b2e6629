/** Bytes to entries: incremental record splitting, Docker's envelope, joined pieces. Knows no files. Uses {@code model}. */
package jlogtui.parse;
