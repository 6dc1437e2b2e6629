package jlogtui.parse;

/**
 * What is known of a message that is being written, so that the next line can be told from it: which lines it takes.
 * A line either goes on with the message, which is then in another state, or begins one.
 */
public enum MessageState {
    /** Nothing that another line could go on with. */
    NONE,
    /** A line of no special kind. */
    PLAIN,
    /** A line with a time or a level, not a bad one. */
    LOG,
    /** The same with a level of warnings or worse: the trace that follows it is its own. */
    BAD_LOG,
    /** A line that promises more. */
    OPEN,
    /** Frames of a call stack, as Java, Node, .NET, PHP and Ruby write them. */
    TRACE,
    /** Inside of a Python traceback: the first line that is not set in ends it. */
    PYTHON,
    /** Behind the exception of a Python traceback. */
    PYTHON_END,
    /** Another traceback has been announced. */
    PYTHON_CHAIN,
    /** A panic of Go or its goroutines. */
    GO,
    /** A panic of Rust. */
    RUST,
    /** The next line is the text of a panic of Rust. */
    RUST_TEXT,
    /** The next line is the line of source in which Node failed. */
    NODE_SOURCE,
    /** Between that and the error. */
    NODE;

    /** The state of a message that begins with a line; of one with a level, as if that were not a bad one. */
    public static MessageState begunBy(LineShape shape) {
        return switch (shape) {
            case LOG_LINE -> LOG;
            case OPENING -> OPEN;
            case FRAME, CAUSE, EXCEPTION, CRASH, RUBY_FRAME -> TRACE;
            case PYTHON_FRAME, TRACEBACK -> PYTHON;
            case GO_PANIC, GOROUTINE -> GO;
            case RUST_PANIC -> RUST_TEXT;
            case RUST_PANIC_WHOLE -> RUST;
            case NODE_SOURCE -> NODE_SOURCE;
            case EMPTY, CLOSING, INDENTED, INDENTED_WORD, INDENTED_DRAWING -> NONE;
            default -> PLAIN;
        };
    }

    /** The state after a line that goes on with the message; null when the line begins another one. */
    public MessageState after(LineShape shape) {
        if (shape == LineShape.LOG_LINE || shape == LineShape.OBJECT) {
            return null;
        }
        return switch (this) {
            case NONE -> null;
            case PLAIN -> shape == LineShape.INDENTED ? PLAIN : afterAny(shape);
            case LOG -> shape.isError() ? null : afterLog(shape);
            case BAD_LOG -> afterLog(shape);
            case OPEN -> isSetIn(shape) && shape != LineShape.FRAME ? OPEN : afterLog(shape);
            case TRACE -> afterTrace(shape);
            case PYTHON -> afterPython(shape);
            case PYTHON_END, PYTHON_CHAIN -> afterPythonEnd(shape);
            case GO -> afterGo(shape);
            case RUST -> isSetIn(shape) || shape == LineShape.RUST_MORE ? RUST : null;
            case RUST_TEXT -> shape == LineShape.RUST_PANIC || shape == LineShape.RUST_PANIC_WHOLE ? null : RUST;
            case NODE_SOURCE -> NODE;
            case NODE -> afterNodeSource(shape);
        };
    }

    /** The state where lines may be missing or a block ends: a line that any text could be is not waited for then. */
    public MessageState settled() {
        return this == RUST_TEXT ? RUST : this == NODE_SOURCE ? NODE : this;
    }

    private static boolean isSetIn(LineShape shape) {
        return switch (shape) {
            case INDENTED, INDENTED_WORD, INDENTED_DRAWING, FRAME, PYTHON_FRAME -> true;
            default -> false;
        };
    }

    /** What goes on with a line of any kind. */
    private static MessageState afterAny(LineShape shape) {
        return shape == LineShape.FRAME || shape == LineShape.CAUSE ? TRACE : null;
    }

    private MessageState afterLog(LineShape shape) {
        return switch (shape) {
            case INDENTED, INDENTED_WORD -> this;
            case CLOSING -> NONE;
            case EXCEPTION -> TRACE;
            case PYTHON_FRAME, TRACEBACK -> PYTHON;
            case GOROUTINE -> GO;
            default -> afterAny(shape);
        };
    }

    private static MessageState afterTrace(LineShape shape) {
        return switch (shape) {
            case CLOSING, NUMBERED_FRAME, RUBY_FRAME, DASH -> TRACE;
            case TRACEBACK -> PYTHON;
            // The line that parts the trace from what follows
            case EMPTY -> NONE;
            default -> isSetIn(shape) ? shape == LineShape.PYTHON_FRAME ? PYTHON : TRACE : afterAny(shape);
        };
    }

    private static MessageState afterPython(LineShape shape) {
        if (isSetIn(shape)) {
            return PYTHON;
        }
        return shape == LineShape.EXCEPTION || shape == LineShape.NAMED ? PYTHON_END : null;
    }

    private MessageState afterPythonEnd(LineShape shape) {
        return switch (shape) {
            case EMPTY -> this;
            case PYTHON_CHAIN -> PYTHON_CHAIN;
            case TRACEBACK -> this == PYTHON_CHAIN ? PYTHON : null;
            default -> isSetIn(shape) ? PYTHON_END : null;
        };
    }

    private static MessageState afterNodeSource(LineShape shape) {
        return switch (shape) {
            case EMPTY -> NODE;
            case EXCEPTION, NAMED -> TRACE;
            default -> isSetIn(shape) ? NODE : null;
        };
    }

    private static MessageState afterGo(LineShape shape) {
        return switch (shape) {
            case EMPTY, GOROUTINE, GO_MORE, CALL -> GO;
            default -> isSetIn(shape) ? GO : null;
        };
    }
}
