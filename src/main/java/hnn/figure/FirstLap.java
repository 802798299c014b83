package hnn.figure;

import java.util.Arrays;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineSegment;

/**
 * A path that runs over itself, once around: drawn over and over, dashes fill up to a full line, which hides what they lie on.
 */
final class FirstLap {

    /** Half the width of a line, as a part of the panel's sides. */
    private static final double NEAR = 5e-3;
    /** Where the path has left its start. */
    private static final double FAR = 0.05;
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private FirstLap() {}

    /** Returns the curve up to its return to the start if all of the rest lies on this part, else the whole. */
    static Mark.Curve of(Mark.Curve curve, double width, double height) {
        double[] x = curve.x();
        double[] y = curve.y();
        Coordinate[] path = new Coordinate[x.length];
        for (int i = 0; i < x.length; i++) {
            if (!Double.isFinite(x[i]) || !Double.isFinite(y[i])) {
                return curve;
            }
            path[i] = new Coordinate(x[i] / width, y[i] / height);
        }
        int end = end(path);
        return end >= path.length - 1 || !coversAll(path, end) ? curve : new Mark.Curve(curve.label(), curve.role(), curve.line(),
                Arrays.copyOf(x, end + 1), Arrays.copyOf(y, end + 1));
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
