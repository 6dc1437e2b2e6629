package jlogtui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SymbolsTest {
    @Test
    void eachTakesOneColumn() {
        assertEquals(8, TextCleaner.clean(Symbols.UNICODE.bars(), Style.of(Role.TEXT)).length);
        for (String symbol : all(Symbols.UNICODE)) {
            assertEquals(1, TextCleaner.clean(symbol, Style.of(Role.TEXT)).length, symbol);
        }
    }

    @Test
    void asciiIsAscii() {
        assertTrue(Symbols.ASCII.bars().matches("[!-~]{8}"));
        for (String symbol : all(Symbols.ASCII)) {
            assertTrue(symbol.length() == 1 && symbol.charAt(0) >= ' ' && symbol.charAt(0) <= '~', symbol);
        }
    }

    private static List<String> all(Symbols symbols) {
        return List.of(
                symbols.horizontal(),
                symbols.vertical(),
                symbols.topLeft(),
                symbols.topRight(),
                symbols.bottomLeft(),
                symbols.bottomRight(),
                symbols.ellipsis(),
                symbols.bullet(),
                symbols.stderr(),
                symbols.warning(),
                symbols.shown(),
                symbols.muted(),
                symbols.selected(),
                symbols.arrow(),
                symbols.atLeast());
    }
}
