/** The immutable words of the program: source, position, cut, entry, page. Uses nothing else. */
package jlogtui.model;
