package jlogtui.file;

import java.util.List;

/**
 * What one {@link RotatedLog#refresh()} found.
 *
 * @param appended there are new bytes, in the newest generation known before or in newer ones
 * @param rotated how many newer files came after one that was known, 0 at the first look
 * @param truncated the live file was emptied or overwritten in place: its generation has left the list, unless a copy
 *     of its bytes was found, and a new one begins at offset 0 of the same file
 * @param gone the directory has vanished, or the live file has been missing for more than a second; told once
 * @param returned there is a live file again after {@code gone}
 * @param gaps the numbers of the generations that are new in the list and before which files may have come and gone unseen,
 *     because the newest known one had left the directory although older numbers were there, or could not be found again to
 *     read its end. Where Docker keeps one file only, this cannot be told
 */
public record Change(
        boolean appended, int rotated, boolean truncated, boolean gone, boolean returned, List<Integer> gaps) {
    public Change {
        gaps = List.copyOf(gaps);
    }

    /** Whether anything happened at all. */
    public boolean isAny() {
        return appended || rotated > 0 || truncated || gone || returned || !gaps.isEmpty();
    }
}
