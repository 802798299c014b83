package hnn.figure;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;

/**
 * Takes points out of the curves of a panel that nobody would see: those that lie within {@value #TOLERANCE} of the panel's sides
 * of the line that is left, half a pixel on a wide screen (Douglas and Peucker 1973, by JTS). Of a dashed path that runs over
 * itself the first lap is left: drawn repeatedly, dashes fill up to a full line, which hides what they lie on.
 *
 * @param width of what is drawn in the panel
 * @param height of it, in powers of ten on a logarithmic axis
 */
record Thinning(double width, double height, Panel.Scale scale) {

    /** The distance from the line that is left, as a part of the panel's width and height. */
    static final double TOLERANCE = 5e-4;
    /** Shorter ones are left as they are, arrows for instance. */
    private static final int SHORT = 16;
    /** Half the width of a line, as a part of the panel's sides. */
    private static final double NEAR = 5e-3;
    /** Where a path has left its start. */
    private static final double FAR = 0.05;
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    static Figure of(Figure figure) {
        return new Figure(figure.title(), figure.columns(), figure.panels().stream().map(Thinning::of).toList());
    }

    private static Panel of(Panel panel) {
        DoubleSummaryStatistics x = panel.range(false);
        DoubleSummaryStatistics y = panel.range(true);
        double height = panel.scale() == Panel.Scale.LOGARITHMIC ? Math.log10(y.getMax() / y.getMin()) : y.getMax() - y.getMin();
        var thinning = new Thinning(x.getMax() - x.getMin(), height, panel.scale());
        return thinning.width > 0 && height > 0 ? panel.with(panel.marks().stream().map(thinning::of).toList()) : panel;
    }

    private Mark of(Mark mark) {
        if (mark instanceof Mark.Curve curve) {
            Coordinate[] line = line(curve.x(), curve.y());
            boolean[] keep = new boolean[line.length];
            keep(scale == Panel.Scale.EQUAL && curve.dashed() ? firstLap(line) : line, keep);
            return new Mark.Curve(curve.label(), curve.role(), curve.line(), kept(curve.x(), keep), kept(curve.y(), keep));
        }
        if (mark instanceof Mark.Band band) { // both lines keep the places that either needs
            boolean[] keep = new boolean[band.x().length];
            keep(line(band.x(), band.low()), keep);
            keep(line(band.x(), band.high()), keep);
            return new Mark.Band(band.label(), band.role(),
                    kept(band.x(), keep), kept(band.low(), keep), kept(band.high(), keep));
        }
        return mark;
    }

    private static double[] kept(double[] values, boolean[] keep) {
        return IntStream.range(0, values.length).filter(i -> keep[i]).mapToDouble(i -> values[i]).toArray();
    }

    /** Returns the points on the unit square with their numbers; what is not shown is not finite. */
    private Coordinate[] line(double[] x, double[] y) {
        boolean logarithmic = scale == Panel.Scale.LOGARITHMIC;
        return IntStream.range(0, x.length)
                .mapToObj(i -> new Coordinate(x[i] / width, (logarithmic ? Math.log10(y[i]) : y[i]) / height, i))
                .toArray(Coordinate[]::new);
    }

    /** Marks what is kept of a line: of each unbroken part, and the gaps. */
    private static void keep(Coordinate[] line, boolean[] keep) {
        for (int from = 0, to; from < line.length; from = to + 1) {
            to = from;
            while (to < line.length && line[to].isValid()) {
                to++;
            }
            for (Coordinate point : thinned(Arrays.copyOfRange(line, from, to))) {
                keep[(int) point.getZ()] = true;
            }
            if (to < line.length) {
                keep[to] = true; // the gap
            }
        }
    }

    private static Coordinate[] thinned(Coordinate[] line) {
        return line.length <= SHORT ? line
                : DouglasPeuckerSimplifier.simplify(GEOMETRY.createLineString(line), TOLERANCE).getCoordinates();
    }

    /** Returns a path up to its return to the start if all of the rest lies on this part, else the whole. */
    private static Coordinate[] firstLap(Coordinate[] path) {
        int end = Arrays.stream(path).allMatch(Coordinate::isValid) ? path.length - 1 : 0;
        boolean away = false;
        for (int i = 1; i < end; i++) {
            away |= path[i].distance(path[0]) > FAR;
            if (away && new LineSegment(path[i - 1], path[i]).distance(path[0]) < NEAR) {
                Coordinate[] lap = Arrays.copyOf(path, i + 1);
                Geometry rest = GEOMETRY.createLineString(Arrays.copyOfRange(path, i, path.length));
                return GEOMETRY.createLineString(lap).buffer(NEAR).covers(rest) ? lap : path;
            }
        }
        return path;
    }
}
