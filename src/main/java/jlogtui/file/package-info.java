/** Random access to the bytes of one container's log through growth, rotation, truncation and gzip. Uses {@code model}. */
package jlogtui.file;
