package jlogtui.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Says how much of each source has been read, the least first, as in {@code db 63 % · api 100 %}. */
final class CoverageText {
    private CoverageText() {}

    /**
     * @param percents by source number
     * @param mostSources how many are named at most
     * @param columns room; at least one source is named whatever there is
     */
    static String of(
            Map<Integer, Integer> percents, SourceList sources, Symbols symbols, int mostSources, int columns) {
        List<Integer> numbers = new ArrayList<>(percents.keySet());
        numbers.sort(Comparator.<Integer>comparingInt(percents::get).thenComparing(Comparator.naturalOrder()));
        StringBuilder text = new StringBuilder();
        int named = 0;
        for (int number : numbers) {
            String next = (named == 0 ? "" : " " + symbols.bullet() + " ") + sources.name(number) + " "
                    + percents.get(number) + " %";
            // Room for the sign that there are more
            boolean fits = TextCleaner.clean(text + next, Style.of(Role.EMPTY)).length + 2 <= columns;
            if (named == mostSources || named > 0 && !fits) {
                return text + " " + symbols.ellipsis();
            }
            text.append(next);
            named++;
        }
        return text.toString();
    }
}
