package jlogtui.app;

import java.util.List;
import java.util.Optional;
import jlogtui.terminal.Theme;
import jlogtui.view.Notice;

/**
 * What became of the wish for a theme.
 *
 * @param id of the wish
 * @param name of the theme in use, when there is one
 * @param theme empty when there is none of that name, or none was wished for
 * @param names all themes that there are
 * @param notice what to tell the reader
 */
record ThemeAnswer(int id, String name, Optional<Theme> theme, List<String> names, Optional<Notice> notice) {}
