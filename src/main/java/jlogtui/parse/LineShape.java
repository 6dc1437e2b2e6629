package jlogtui.parse;

/** How a line looks, as far as that tells whether it goes on with the message before it. */
public enum LineShape {
    /** A time or a level stands at its head, or it is an object of one line: it begins a message whatever stands before. */
    LOG_LINE,
    OBJECT,
    /** Ends with a colon or an opening bracket, which promises more. */
    OPENING,
    /** A closing bracket stands in its first column. */
    CLOSING,
    EMPTY,
    /** Text that is set in: by a tab, or words behind two blanks. */
    INDENTED,
    /** Set in, too, but it may as well be one of many short lines. */
    INDENTED_WORD,
    /** Set in and of columns or strokes: a table, a banner, the marks below a line of source. */
    INDENTED_DRAWING,
    /** {@code at f(File.java:1)}, {@code from a.rb:1:in 'f'}, {@code ... 12 more}: belongs to the line before, whatever it is. */
    FRAME,
    /** {@code #0 f.php(1): g()}. */
    NUMBERED_FRAME,
    /** {@code a.rb:1:in 'f'} in the first column. */
    RUBY_FRAME,
    /** {@code   File "a.py", line 1}. */
    PYTHON_FRAME,
    /** {@code Caused by:} and other lines that stand between the frames of one trace. */
    CAUSE,
    /** {@code - /app/a.js}. */
    DASH,
    /** {@code a.b.FooException: text}. */
    EXCEPTION,
    /** {@code Exception in thread "main" a.b.FooException: text}: begins a message, but where any text is waited for. */
    CRASH,
    /** {@code name: text}, or a name alone. */
    NAMED,
    TRACEBACK,
    /** {@code During handling of the above exception, …}. */
    PYTHON_CHAIN,
    /** {@code panic: text}. */
    GO_PANIC,
    GOROUTINE,
    /** {@code [signal …}, {@code created by …}, {@code exit status 2}. */
    GO_MORE,
    /** {@code main.f(0x1)}. */
    CALL,
    /** {@code thread 'main' panicked at src/main.rs:1:5:}, with its text in the next line. */
    RUST_PANIC,
    /** The same with its text. */
    RUST_PANIC_WHOLE,
    /** {@code stack backtrace:}, {@code note: …}. */
    RUST_MORE,
    /** {@code /app/a.js:12}. */
    NODE_SOURCE,
    /** Any other line. */
    PLAIN;

    /** Bytes of a line that are looked at. */
    static final int MOST_BYTES = 512;

    /** Whether it names an error of its own, which goes with a line of a log library only when that tells of one, too. */
    public boolean isError() {
        return this == EXCEPTION || this == TRACEBACK || this == PYTHON_FRAME;
    }
}
