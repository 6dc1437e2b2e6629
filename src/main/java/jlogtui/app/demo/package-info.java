/** A made-up shop whose containers write logs in Docker's layout, for {@code --demo}. Part of {@code app}; uses nothing else. */
package jlogtui.app.demo;
