package jlogtui.parse;

import java.util.EnumSet;
import java.util.Set;

/**
 * Follows the messages of one stream line by line. It can begin in the midst of them: then it keeps all states that there can
 * be, until a line comes that begins a message whichever of them it is; from there on it is certain, and agrees with one
 * that has come from farther away. Owned by one thread.
 */
public final class MessageTracker {
    /** What a line is to the messages. */
    public enum Answer {
        BEGINS,
        GOES_ON,
        /** It may be either, by what has been seen so far. */
        UNSURE
    }

    private MessageState state = MessageState.NONE;
    /** What the state can be; null when it is certain. */
    private Set<MessageState> possible;

    /** Makes the state certain. */
    public void set(MessageState known) {
        state = known;
        possible = null;
    }

    /** Nothing is known of the state. */
    public void forget() {
        possible = EnumSet.allOf(MessageState.class);
    }

    /** Nothing is known of the state before the first line of a block but that it is {@link MessageState#settled}. */
    public void forgetAtBorder() {
        possible = EnumSet.noneOf(MessageState.class);
        for (MessageState one : MessageState.values()) {
            possible.add(one.settled());
        }
    }

    /** It may as well be the state before the first line of a block. */
    void orAtBorder() {
        Set<MessageState> here = possible == null ? EnumSet.of(state) : possible;
        forgetAtBorder();
        possible.addAll(here);
    }

    /** The state; {@link MessageState#NONE} when it is not certain. */
    public MessageState state() {
        return possible == null ? state : MessageState.NONE;
    }

    public boolean isCertain() {
        return possible == null;
    }

    /** Whether it depends on the level of the message's first line what a line is; {@link #setBad} tells of a bad one. */
    public boolean asksForLevel(LineShape shape) {
        return possible == null && state == MessageState.LOG && shape.isError();
    }

    /** The message's first line is a warning or worse. */
    public void setBad() {
        state = MessageState.BAD_LOG;
    }

    /**
     * Takes the next line.
     *
     * @param isApart it begins a message whatever it looks like
     */
    public Answer take(LineShape shape, boolean isApart) {
        MessageState next = isApart || possible != null ? null : state.after(shape);
        if (next != null) {
            state = next;
            return Answer.GOES_ON;
        }
        Set<MessageState> then = isApart || possible == null ? null : after(shape);
        if (then == null || then.isEmpty()) {
            set(MessageState.begunBy(shape));
            return Answer.BEGINS;
        }
        // It can have begun a message all the same, where the one before had become too long
        then.add(MessageState.begunBy(shape));
        possible = then;
        return Answer.UNSURE;
    }

    private Set<MessageState> after(LineShape shape) {
        Set<MessageState> then = EnumSet.noneOf(MessageState.class);
        for (MessageState one : possible) {
            MessageState next = one.after(shape);
            if (next != null) {
                then.add(next);
            }
        }
        return then;
    }
}
