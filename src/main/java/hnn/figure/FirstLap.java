package hnn.figure;

import java.util.Arrays;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineSegment;

/**
 * A path that runs over itself, once around: drawn repeatedly, dashes fill up to a full line, which hides what they lie on.
 */
final class FirstLap {

    /** Half the width of a line, as a part of the panel's sides. */
    private static final double NEAR = 5e-3;
    /** Where the path has left its start. */
    private static final double FAR = 0.05;
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private FirstLap() {}

    /** Returns how many points there are up to the return to the start if all others lie on this part, else how many in all. */
    static int length(Coordinate[] path) {
        int end = Arrays.stream(path).allMatch(Coordinate::isValid) ? end(path) : path.length;
        return end < path.length - 1 && coversAll(path, end) ? end + 1 : path.length;
    }

    /** Returns the place where the path passes its start again. */
    private static int end(Coordinate[] path) {
        boolean away = false;
        for (int i = 1; i < path.length; i++) {
            away |= path[i].distance(path[0]) > FAR;
            if (away && new LineSegment(path[i - 1], path[i]).distance(path[0]) < NEAR) {
                return i;
            }
        }
        return path.length;
    }

    private static boolean coversAll(Coordinate[] path, int end) {
        Geometry lap = GEOMETRY.createLineString(Arrays.copyOf(path, end + 1));
        return lap.buffer(NEAR).covers(GEOMETRY.createLineString(Arrays.copyOfRange(path, end, path.length)));
    }
}
