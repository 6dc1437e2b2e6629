package jlogtui.terminal;

import java.util.Map;

/**
 * How to open the terminal.
 *
 * @param environment {@code JLOGTUI_STTY} and {@code JLOGTUI_SIZE} are used, as the launcher exports them
 * @param depth colours that the terminal can show
 * @param mouse whether to ask for wheel and clicks
 * @param asciiOnly the terminal or the locale cannot show more than ASCII
 */
public record TerminalOptions(Map<String, String> environment, ColorDepth depth, boolean mouse, boolean asciiOnly) {}
