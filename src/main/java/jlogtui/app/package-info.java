/** Main, options, plain output, wiring, the UI loop, last-resort errors. Uses everything. */
package jlogtui.app;
