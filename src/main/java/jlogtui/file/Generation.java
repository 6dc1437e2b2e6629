package jlogtui.file;

/**
 * One file in the history of a source, as it was at one look.
 *
 * @param number grows from oldest to newest; never reused, and never changed by a rename
 * @param file its bytes
 * @param size bytes that belong to it at this look; the file may have grown since
 * @param sealed it will not grow any more, so that an unfinished end is damage
 */
public record Generation(int number, LogFile file, long size, boolean sealed) {}
