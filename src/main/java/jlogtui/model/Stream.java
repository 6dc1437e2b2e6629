package jlogtui.model;

/** Which of a container's two outputs a record came from; {@link #OTHER} is any name that Docker does not write. */
public enum Stream {
    STDOUT,
    STDERR,
    OTHER
}
