package jlogtui.timeline;

import java.util.Arrays;
import java.util.List;
import jlogtui.model.Cut;
import jlogtui.model.Place;

/**
 * Adds up the bytes of all sources before a cut. From one cut to the next only few sources move, and only those are
 * looked at again.
 */
final class ShareOfBytes {
    private Place[] places = {};
    private long[] bytes = {};

    void forget() {
        places = new Place[0];
    }

    long bytesBefore(List<SourceCursor> cursors, Cut cut) {
        if (places.length != cursors.size()) {
            places = new Place[cursors.size()];
            bytes = Arrays.copyOf(bytes, places.length);
        }
        long sum = 0;
        for (int i = 0; i < places.length; i++) {
            Place place = cut.place(cursors.get(i).source()).orElse(Place.START);
            if (!place.equals(places[i])) {
                places[i] = place;
                bytes[i] = cursors.get(i).index().bytesBefore(place);
            }
            sum += bytes[i];
        }
        return sum;
    }
}
