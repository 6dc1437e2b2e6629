package jlogtui.view;

import java.util.List;
import jlogtui.query.TimeContext;
import jlogtui.query.TimeContext.Use;
import jlogtui.query.TimeParser;
import jlogtui.query.TimeReading;
import jlogtui.query.TimeSyntaxException;
import jlogtui.query.TimeText;

/** Asks for the time to go to. */
final class TimeQuestion implements Question {
    private static final List<String> WORDS = List.of(
            "now",
            "today",
            "yesterday",
            "noon",
            "midnight",
            "start",
            "end",
            "here",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday");

    private final Orders orders;
    private final Symbols symbols;

    TimeQuestion(Orders orders, Symbols symbols) {
        this.orders = orders;
        this.symbols = symbols;
    }

    @Override
    public String label() {
        return " go to time: ";
    }

    @Override
    public Preview preview(String text) {
        if (text.isBlank()) {
            return Preview.of("03:15  -5m  yesterday 14:00  Aug 20 03:15  @1755660907  or paste a timestamp");
        }
        return read(text, 0, text, orders.times(Use.GOTO), symbols);
    }

    /**
     * How a time is read, or why it cannot be.
     *
     * @param whole the text of the prompt
     * @param start where the time begins in it
     */
    static Preview read(String whole, int start, String time, TimeContext context, Symbols symbols) {
        try {
            TimeReading reading = TimeParser.parse(time, context);
            String text = TimeText.reading(reading, context);
            return Preview.of(text.replace("→", symbols.arrow()).replace("·", symbols.bullet()));
        } catch (TimeSyntaxException e) {
            int at = Math.min(whole.length(), start + e.position());
            return new Preview(String.valueOf(e.getMessage()), at, e.length());
        }
    }

    @Override
    public boolean submit(String text) {
        if (!text.isBlank()) {
            try {
                orders.goTo(TimeParser.parse(text, orders.times(Use.GOTO)));
            } catch (TimeSyntaxException e) {
                return false;
            }
        }
        return true;
    }

    @Override
    public List<String> completions(String before, String word) {
        return timeWords(word);
    }

    static List<String> timeWords(String word) {
        return word.isEmpty()
                ? List.of()
                : WORDS.stream().filter(time -> time.startsWith(word)).toList();
    }
}
