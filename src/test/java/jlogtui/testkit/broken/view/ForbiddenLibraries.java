package jlogtui.testkit.broken.view;

import com.fasterxml.jackson.core.JsonToken;
import com.google.re2j.Pattern;
import com.googlecode.lanterna.TerminalSize;
import picocli.CommandLine;

/** Libraries in a package that must not know them. */
final class ForbiddenLibraries {
    final TerminalSize lanterna = TerminalSize.ZERO;
    final JsonToken jackson = JsonToken.NOT_AVAILABLE;
    final CommandLine.Range picocli = CommandLine.Range.valueOf("1");
    final Pattern pattern = Pattern.compile("a");
}
