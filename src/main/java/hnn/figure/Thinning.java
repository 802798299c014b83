package hnn.figure;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;

/**
 * Takes points out of curves that nobody would see: those that lie within {@value #TOLERANCE} of the panel's sides of the line
 * that is left, half a pixel on a wide screen (Douglas and Peucker 1973, by JTS).
 */
final class Thinning {

    /** The distance from the line that is left, as a part of the panel's width and height. */
    static final double TOLERANCE = 5e-4;
    /** Shorter ones are left as they are, arrows for instance. */
    private static final int SHORT = 16;
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private Thinning() {}

    static Figure of(Figure figure) {
        return new Figure(figure.title(), figure.columns(), figure.panels().stream().map(Thinning::of).toList());
    }

    private static Panel of(Panel panel) {
        boolean logarithmic = panel.scale() == Panel.Scale.LOGARITHMIC;
        DoubleSummaryStatistics x = panel.range(false);
        DoubleSummaryStatistics y = panel.range(true);
        double width = x.getMax() - x.getMin();
        double height = logarithmic ? Math.log10(y.getMax() / y.getMin()) : y.getMax() - y.getMin();
        if (!(width > 0 && height > 0)) {
            return panel;
        }
        boolean path = panel.scale() == Panel.Scale.EQUAL;
        List<Mark> marks = panel.marks().stream()
                .map(mark -> mark instanceof Mark.Curve curve
                        ? of(path && curve.dashed() ? FirstLap.of(curve, width, height) : curve, width, height, logarithmic)
                        : mark instanceof Mark.Band band ? of(band, width, height, logarithmic) : mark).toList();
        return new Panel(panel.title(), panel.xTitle(), panel.yTitle(), panel.scale(), marks);
    }

    private static Mark of(Mark.Curve curve, double width, double height, boolean logarithmic) {
        boolean[] keep = new boolean[curve.x().length];
        keep(curve.x(), curve.y(), width, height, logarithmic, keep);
        return new Mark.Curve(curve.label(), curve.role(), curve.line(), kept(curve.x(), keep), kept(curve.y(), keep));
    }

    /** Both lines keep the places that either needs. */
    private static Mark of(Mark.Band band, double width, double height, boolean logarithmic) {
        boolean[] keep = new boolean[band.x().length];
        keep(band.x(), band.low(), width, height, logarithmic, keep);
        keep(band.x(), band.high(), width, height, logarithmic, keep);
        return new Mark.Band(band.label(), band.role(), kept(band.x(), keep), kept(band.low(), keep), kept(band.high(), keep));
    }

    private static double[] kept(double[] values, boolean[] keep) {
        return IntStream.range(0, values.length).filter(i -> keep[i]).mapToDouble(i -> values[i]).toArray();
    }

    /** Marks what is kept of a line. */
    private static void keep(double[] x, double[] y, double width, double height, boolean logarithmic, boolean[] keep) {
        for (int from = 0, to; from < x.length; from = to + 1) {
            to = from;
            while (to < x.length && shown(x[to], y[to], logarithmic)) {
                to++;
            }
            keep(x, y, from, to, width, height, logarithmic, keep);
            if (to < x.length) {
                keep[to] = true; // the gap
            }
        }
    }

    private static boolean shown(double x, double y, boolean logarithmic) {
        return Double.isFinite(x) && Double.isFinite(y) && (!logarithmic || y > 0);
    }

    /** Marks what is kept of an unbroken part of a curve, on the unit square. */
    private static void keep(double[] x, double[] y, int from, int to, double width, double height, boolean logarithmic,
            boolean[] keep) {
        if (to - from <= SHORT) {
            Arrays.fill(keep, from, to, true);
            return;
        }
        Coordinate[] line = new Coordinate[to - from];
        for (int i = from; i < to; i++) {
            line[i - from] = new Coordinate(x[i] / width, (logarithmic ? Math.log10(y[i]) : y[i]) / height, i);
        }
        for (Coordinate point : DouglasPeuckerSimplifier.simplify(GEOMETRY.createLineString(line), TOLERANCE).getCoordinates()) {
            keep[(int) point.getZ()] = true;
        }
    }
}
