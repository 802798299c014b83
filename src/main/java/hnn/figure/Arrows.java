package hnn.figure;

import hnn.phase.Field;
import java.util.Arrays;
import java.util.stream.IntStream;

/** A field over the (q, p) plane as arrows, each a line with a head, put into one curve with gaps. */
final class Arrows {

    private static final int PER_SIDE = 13;
    /** The longest arrow, in units of the grid's spacing. */
    private static final double LONGEST = 0.95;
    private static final double HEAD = 0.35;
    private static final double HEAD_ANGLE = Math.toRadians(25);

    private Arrows() {}

    static Mark.Curve of(String label, Field field, Box box) {
        double[] q = box.q(PER_SIDE);
        double[][] tails = Arrays.stream(q).boxed()
                .flatMap(a -> Arrays.stream(box.p(PER_SIDE)).mapToObj(b -> new double[] {a, b})).toArray(double[][]::new);
        double[][] vectors = Arrays.stream(tails).map(x -> field.at(0, x)).toArray(double[][]::new);
        double fastest = Arrays.stream(vectors).mapToDouble(v -> Math.hypot(v[0], v[1])).max().orElseThrow();
        double scale = fastest == 0 ? 0 : LONGEST * (q[1] - q[0]) / fastest;
        double[][][] arrows = IntStream.range(0, tails.length)
                .mapToObj(i -> arrow(tails[i], scale * vectors[i][0], scale * vectors[i][1])).toArray(double[][][]::new);
        return new Mark.Curve(label, Role.of(label), Mark.Line.ARROWS, joined(arrows, 0), joined(arrows, 1));
    }

    /** Tail to tip, tip to one barb, over the tip to the other, then a gap: their x and their y. */
    private static double[][] arrow(double[] tail, double dx, double dy) {
        double x = tail[0] + dx;
        double y = tail[1] + dy;
        double length = HEAD * Math.hypot(dx, dy);
        double one = Math.atan2(-dy, -dx) + HEAD_ANGLE;
        double other = Math.atan2(-dy, -dx) - HEAD_ANGLE;
        return new double[][] {
            {tail[0], x, x + length * Math.cos(one), x, x + length * Math.cos(other), Double.NaN},
            {tail[1], y, y + length * Math.sin(one), y, y + length * Math.sin(other), Double.NaN}};
    }

    private static double[] joined(double[][][] arrows, int axis) {
        return Arrays.stream(arrows).flatMapToDouble(arrow -> Arrays.stream(arrow[axis])).toArray();
    }
}
