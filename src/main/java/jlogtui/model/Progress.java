package jlogtui.model;

/**
 * What takes time before a page can go on.
 *
 * @param work what is being done and to which file, as the start of a sentence
 * @param percent how much of it has been done, 0 to 99
 */
public record Progress(String work, int percent) {
    /** @param share how much has been done, 0 to 1 */
    public static Progress of(String work, double share) {
        return new Progress(work, (int) Math.max(0, Math.min(99, share * 100)));
    }
}
