package jlogtui.parse;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jlogtui.model.Entry;
import org.junit.jupiter.api.Test;

final class PieceJoinerTest {
    @Test
    void aTerminatedRecordEndsItsLine() {
        assertFalse(PieceJoiner.continues(true, 5, false, 5));
        assertFalse(PieceJoiner.continues(true, 5, true, 5));
    }

    @Test
    void piecesShareATime() {
        assertTrue(PieceJoiner.continues(false, 5, false, 5));
        assertFalse(PieceJoiner.continues(false, 5, false, 6));
    }

    @Test
    void aFullPieceGoesOnWhateverItsTime() {
        assertTrue(PieceJoiner.continues(false, 5, true, 6));
        assertTrue(PieceJoiner.continues(false, Entry.NO_TIME, true, 6));
    }

    @Test
    void recordsWithoutTimeShareNone() {
        assertFalse(PieceJoiner.continues(false, Entry.NO_TIME, false, Entry.NO_TIME));
    }
}
