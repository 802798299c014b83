package hnn.figure;

import hnn.Arguments;
import hnn.analysis.DataRegion;
import hnn.figure.Panel.Scale;
import hnn.phase.Trajectory;
import hnn.phase.Units;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.util.LinearComponentExtracter;

/**
 * Rollouts beside the region of the data: where one leaves it, there is a black dot, and from there on the curve is thinner and
 * paler.
 */
public final class RegionPictures {

    private static final GeometryFactory GEOMETRY = new GeometryFactory();
    /** Corners of a quarter of the circle about a state. */
    private static final int CORNERS = 4;

    private RegionPictures() {}

    /**
     * A quantity along rollouts and, for one degree of freedom, the paths over the border of the region.
     *
     * @param region what the networks have seen
     * @param name what the quantity is called, for instance "energy H"
     * @param quantity of the state, for instance {@code system::hamiltonian}
     * @param paths by the names in the legend; the truth needs no warning
     * @param units of the system
     * @throws IllegalArgumentException if a path is of another dimension than the data
     */
    public static Figure rollouts(DataRegion region, String name, ToDoubleFunction<double[]> quantity,
            Map<String, Trajectory> paths, Units units) {
        Panel along = Panel.of(name, units.timeAxis(), name, Scale.LINEAR);
        boolean plane = region.dimension() == 2;
        Panel over = plane ? PhasePictures.plane("path", units).with(border(region)) : null;
        Map<String, Role> roles = Role.among(paths.keySet());
        for (Map.Entry<String, Trajectory> entry : paths.entrySet()) {
            Trajectory path = entry.getValue();
            Arguments.require(path.dimension() == region.dimension(), "the path %s has %d coordinates, the data %d",
                    entry.getKey(), path.dimension(), region.dimension());
            Role role = roles.get(entry.getKey());
            int exit = role == Role.TRUTH ? path.size() : region.exit(path);
            along = along.with(marks(entry.getKey(), role, path.times(), path.along(quantity), exit));
            if (plane) {
                over = over.with(marks(entry.getKey(), role, path.coordinate(0), path.coordinate(1), exit));
            }
        }
        return plane ? Figure.row("Where the data ends", over, along) : Figure.row("Where the data ends", along);
    }

    /** The curve up to the exit, from there on, and the warning between. */
    private static Mark[] marks(String label, Role role, double[] x, double[] y, int exit) {
        if (exit == x.length) {
            return new Mark[] {new Mark.Curve(label, role, x, y)};
        }
        Mark outside = new Mark.Curve(label, role, Mark.Line.FAINT, Arrays.copyOfRange(x, exit, x.length),
                Arrays.copyOfRange(y, exit, x.length));
        Mark warning = new Mark.Points(Role.WARNING.label(), Role.WARNING, new double[] {x[exit]}, new double[] {y[exit]});
        return new Mark[] {new Mark.Curve(label, role, Arrays.copyOf(x, exit + 1), Arrays.copyOf(y, exit + 1)), outside, warning};
    }

    /** The border as closed lines with gaps between. */
    private static Mark border(DataRegion region) {
        double[] unit = region.border();
        Coordinate[] states = Arrays.stream(region.states())
                .map(x -> new Coordinate(x[0] / unit[0], x[1] / unit[1])).toArray(Coordinate[]::new);
        Geometry inside = GEOMETRY.createMultiPointFromCoords(states).buffer(1, CORNERS);
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
