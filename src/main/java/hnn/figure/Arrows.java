package hnn.figure;

import hnn.phase.Field;
import java.util.Arrays;
import java.util.stream.DoubleStream;

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
        double[] p = box.p(PER_SIDE);
        double[][] tails = Arrays.stream(q).boxed()
                .flatMap(a -> Arrays.stream(p).mapToObj(b -> new double[] {a, b}))
                .toArray(double[][]::new);
        double[][] vectors = Arrays.stream(tails).map(x -> field.at(0, x)).toArray(double[][]::new);
        double fastest = Arrays.stream(vectors).mapToDouble(v -> Math.hypot(v[0], v[1])).max().orElseThrow();
        double scale = fastest == 0 ? 0 : LONGEST * (q[1] - q[0]) / fastest;
        DoubleStream.Builder x = DoubleStream.builder();
        DoubleStream.Builder y = DoubleStream.builder();
        for (int i = 0; i < tails.length; i++) {
            add(x, y, tails[i], scale * vectors[i][0], scale * vectors[i][1]);
        }
        return new Mark.Curve(label, Role.of(label), Mark.Line.ARROWS, x.build().toArray(), y.build().toArray());
    }

    /** Tail to tip, tip to one barb, over the tip to the other, then a gap. */
    private static void add(DoubleStream.Builder x, DoubleStream.Builder y, double[] tail, double dx, double dy) {
        double tipX = tail[0] + dx;
        double tipY = tail[1] + dy;
        double length = HEAD * Math.hypot(dx, dy);
        double back = Math.atan2(-dy, -dx);
        double[] path = {
            tail[0], tail[1], tipX, tipY,
            tipX + length * Math.cos(back + HEAD_ANGLE), tipY + length * Math.sin(back + HEAD_ANGLE), tipX, tipY,
            tipX + length * Math.cos(back - HEAD_ANGLE), tipY + length * Math.sin(back - HEAD_ANGLE),
            Double.NaN, Double.NaN
        };
        for (int i = 0; i < path.length; i += 2) {
            x.add(path[i]);
            y.add(path[i + 1]);
        }
    }
}
