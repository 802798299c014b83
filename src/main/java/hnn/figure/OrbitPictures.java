package hnn.figure;

import hnn.figure.Animation.Mover;
import hnn.figure.Panel.Scale;
import hnn.phase.Trajectory;
import hnn.phase.Units;
import hnn.system.Bodies;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.hipparchus.util.MathArrays;

/** Pictures of bodies in the plane. Each takes paths by name: truth, baseline, HNN. */
public final class OrbitPictures {

    private static final Units UNITS = Units.NATURAL;

    private OrbitPictures() {}

    /** The orbits of a system's bodies, a panel for each path. */
    public static Figure orbits(Bodies system, Map<String, Trajectory> paths) {
        return Figure.row("Orbits", paths,
                (name, path) -> Panel.of(name, UNITS.positionAxis("x"), UNITS.positionAxis("y"), Scale.EQUAL).with(
                        IntStream.range(0, system.count()).mapToObj(body -> new Mark.Curve(name, Role.of(name),
                                path.coordinate(body), path.coordinate(system.count() + body))).toArray(Mark[]::new)));
    }

    /** The orbits with the bodies moving along them, about {@code frames} frames. */
    public static Animation animation(Bodies system, Map<String, Trajectory> paths, int frames) {
        double[] times = paths.values().iterator().next().times();
        int last = times.length - 1;
        int[] shown = IntStream.range(0, frames).map(i -> (int) ((long) i * last / Math.max(1, frames - 1))).toArray();
        List<Mover> movers = new ArrayList<>();
        paths.forEach((name, path) -> {
            double[][] states = path.states();
            int count = system.count();
            movers.add(new Mover(movers.size(), frames, frame -> new Mark.Points(Animation.MOVING, Role.of(name),
                    Arrays.copyOf(states[shown[frame]], count), Arrays.copyOfRange(states[shown[frame]], count, 2 * count))));
        });
        return new Animation(orbits(system, paths), movers, Arrays.stream(shown).mapToDouble(i -> times[i]).toArray());
    }

    /** Kinetic, potential and total energy over time, a panel for each path. */
    public static Figure energies(Bodies system, Map<String, Trajectory> paths) {
        return Figure.row("Where the energy is", paths,
                (name, path) -> Panel.of(name, UNITS.timeAxis(), UNITS.energyAxis("E"), Scale.LINEAR).with(
                        along(path, Role.KINETIC, system::kinetic), along(path, Role.POTENTIAL, system::potential),
                        along(path, Role.TOTAL, system::hamiltonian)));
    }

    private static Mark along(Trajectory path, Role role, ToDoubleFunction<double[]> energy) {
        return new Mark.Curve(role.label(), role, path.times(), path.along(energy));
    }

    /**
     * How far the energy H and the angular momentum L of all paths have drifted: |H - H at the start| and |L - L at the start|
     * over time, on logarithmic axes. The start, and wherever else nothing has changed, is left out.
     */
    public static Figure conserved(Bodies system, Map<String, Trajectory> paths) {
        return Figure.row("What nature conserves", changes("energy H, along each path", "H", system::hamiltonian, paths),
                changes("angular momentum L, along each path", "L", system::angularMomentum, paths));
    }

    private static Panel changes(
            String title, String symbol, ToDoubleFunction<double[]> quantity, Map<String, Trajectory> paths) {
        return RolloutPictures.change(title, symbol).withEach(paths, (name, role, path) -> {
            double[] values = path.along(quantity);
            return List.of(new Mark.Curve(name, role, path.times(), Arrays.stream(values)
                    .map(value -> value == values[0] ? Double.NaN : Math.abs(value - values[0])).toArray()));
        });
    }

    /** The distance of each path from the first one over time, on a logarithmic axis, which has no place for 0 at the start. */
    public static Figure distances(Map<String, Trajectory> paths) {
        Trajectory truth = paths.values().iterator().next();
        Panel panel = Panel.of("distance in phase space from the true path", UNITS.timeAxis(), "distance |Δx| (natural units)",
                Scale.LOGARITHMIC);
        return Figure.row("How errors grow", panel.withEach(paths, (name, role, path) -> path.equals(truth) ? List.of()
                : List.of(new Mark.Curve(name, role, truth.times(), distances(truth.states(), path.states())))));
    }

    private static double[] distances(double[][] truth, double[][] states) {
        return IntStream.range(0, truth.length).mapToDouble(i -> MathArrays.distance(states[i], truth[i]))
                .map(distance -> distance > 0 ? distance : Double.NaN).toArray();
    }
}
