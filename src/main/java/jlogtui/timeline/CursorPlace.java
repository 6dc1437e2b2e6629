package jlogtui.timeline;

import jlogtui.model.Place;

/** Where a cursor stands. A step changes the two parts and makes no object. */
final class CursorPlace {
    /** Null until somebody asks for it. */
    private Place place = Place.START;

    private int generation = Place.START.generation();
    private long offset = Place.START.offset();

    Place get() {
        if (place == null) {
            place = new Place(generation, offset);
        }
        return place;
    }

    void set(Place target) {
        place = target;
        generation = target.generation();
        offset = target.offset();
    }

    void set(int newGeneration, long newOffset) {
        place = null;
        generation = newGeneration;
        offset = newOffset;
    }

    /** Bytes from here to the far side of an item. */
    long bytesOver(Spot spot, int length) {
        if (spot.generationNumber != generation) {
            return length;
        }
        return spot.offset >= offset ? spot.offset + length - offset : offset - spot.offset;
    }
}
