/** A real Docker Engine and its containers in trouble, and what viewers have seen of them. */
package jlogtui.torture;
