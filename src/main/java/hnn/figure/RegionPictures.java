package hnn.figure;

import hnn.Arguments;
import hnn.analysis.DataRegion;
import hnn.figure.Panel.Scale;
import hnn.phase.Trajectory;
import hnn.phase.Units;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.util.LinearComponentExtracter;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** Rollouts and the region of the data: a black dot where one leaves it; from there on the curve is thinner and paler. */
public final class RegionPictures {

    private static final GeometryFactory GEOMETRY = new GeometryFactory();
    /** Corners of a quarter of the circle about a state. */
    private static final int CORNERS = 4;

    private RegionPictures() {}

    /**
     * A quantity along rollouts and, for one degree of freedom, the paths over the border of the region.
     *
     * @param name what the quantity is called, for instance "energy H"
     * @param quantity of the state, for instance {@code system::hamiltonian}
     * @param paths by the names in the legend; the truth needs no warning
     * @throws IllegalArgumentException if a path is of another dimension than the data
     */
    public static Figure rollouts(DataRegion region, String name, ToDoubleFunction<double[]> quantity,
            Map<String, Trajectory> paths, Units units) {
        Map<String, Integer> exits = new HashMap<>();
        paths.forEach((label, path) -> {
            Arguments.require(path.dimension() == region.dimension(), "the path %s has %d coordinates, the data %d",
                    label, path.dimension(), region.dimension());
            exits.put(label, label.equals(Role.TRUTH.label()) ? path.size() : region.exit(path));
        });
        Panel along = withPaths(Panel.of(name, units.timeAxis(), name, Scale.LINEAR), paths, exits,
                Trajectory::times, path -> path.along(quantity));
        if (region.dimension() != 2) {
            return Figure.row("Where the data ends", along);
        }
        Panel plane = PhasePictures.plane("path", units).with(border(region));
        return Figure.row("Where the data ends",
                withPaths(plane, paths, exits, path -> path.coordinate(0), path -> path.coordinate(1)), along);
    }

    /** Adds each curve up to the exit, from there on, and the warning between. */
    private static Panel withPaths(Panel panel, Map<String, Trajectory> paths, Map<String, Integer> exits,
            Function<Trajectory, double[]> across, Function<Trajectory, double[]> up) {
        return panel.withEach(paths, (label, role, path) -> {
            double[] x = across.apply(path);
            double[] y = up.apply(path);
            int exit = exits.get(label);
            if (exit == x.length) {
                return List.of(new Mark.Curve(label, role, x, y));
            }
            double[] outsideX = Arrays.copyOfRange(x, exit, x.length);
            double[] outsideY = Arrays.copyOfRange(y, exit, x.length);
            return List.of(new Mark.Curve(label, role, Arrays.copyOf(x, exit + 1), Arrays.copyOf(y, exit + 1)),
                    new Mark.Curve(label, role, Mark.Line.FAINT, outsideX, outsideY),
                    new Mark.Points(Role.WARNING.label(), Role.WARNING, new double[] {x[exit]}, new double[] {y[exit]}));
        });
    }

    /** The border as closed lines with gaps between. */
    private static Mark border(DataRegion region) {
        double[] unit = region.border();
        // Joined one by one: a buffer of all states at once takes fifty times as long where they are dense.
        List<Geometry> discs = Arrays.stream(region.states())
                .map(x -> GEOMETRY.createPoint(new Coordinate(x[0] / unit[0], x[1] / unit[1])).buffer(1, CORNERS)).toList();
        Geometry inside = OverlayNGRobust.union(discs);
        @SuppressWarnings("unchecked")
        List<LinearRing> rings = LinearComponentExtracter.getLines(inside);
        return new Mark.Curve("region of the data", Role.DATA,
                line(rings, ring -> ring.x * unit[0]), line(rings, ring -> ring.y * unit[1]));
    }

    private static double[] line(List<LinearRing> rings, ToDoubleFunction<Coordinate> coordinate) {
        return rings.stream().flatMapToDouble(ring -> DoubleStream.concat(
                Arrays.stream(ring.getCoordinates()).mapToDouble(coordinate), DoubleStream.of(Double.NaN))).toArray();
    }
}
