package hnn.figure;

import hnn.figure.Animation.Dots;
import hnn.figure.Animation.Mover;
import hnn.figure.Panel.Scale;
import hnn.phase.Trajectory;
import hnn.phase.Units;
import hnn.system.Bodies;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Pictures of bodies in the plane. Each takes paths by name: truth, baseline, HNN. */
public final class OrbitPictures {

    private static final Units UNITS = Units.NATURAL;

    private OrbitPictures() {}

    /**
     * The orbits, a panel for each path.
     *
     * @param system whose bodies
     * @param paths by name, from the left
     */
    public static Figure orbits(Bodies system, Map<String, Trajectory> paths) {
        return panels("Orbits", paths, (name, path) -> {
            Panel panel = Panel.of(name, UNITS.positionAxis("x"), UNITS.positionAxis("y"), Scale.EQUAL);
            for (int body = 0; body < system.count(); body++) {
                panel = panel.with(new Mark.Curve(name, Role.of(name),
                        path.coordinate(body), path.coordinate(system.count() + body)));
            }
            return panel;
        });
    }

    /** The orbits with the bodies moving along them, about {@code frames} frames. */
    public static Animation animation(Bodies system, Map<String, Trajectory> paths, int frames) {
        int size = paths.values().iterator().next().size();
        int[] shown = IntStream.range(0, frames).map(i -> (int) ((long) i * (size - 1) / Math.max(1, frames - 1))).toArray();
        List<Mover> movers = new ArrayList<>();
        for (var path : paths.entrySet()) {
            double[][] states = path.getValue().states();
            movers.add(new Dots(movers.size(), Role.of(path.getKey()),
                    positions(states, shown, 0, system.count()),
                    positions(states, shown, system.count(), 2 * system.count())));
        }
        double[] times = paths.values().iterator().next().times();
        return new Animation(orbits(system, paths), movers, Arrays.stream(shown).mapToDouble(i -> times[i]).toArray());
    }

    private static double[][] positions(double[][] states, int[] shown, int from, int to) {
        return Arrays.stream(shown).mapToObj(i -> Arrays.copyOfRange(states[i], from, to)).toArray(double[][]::new);
    }

    /** Kinetic, potential and total energy over time, a panel for each path. */
    public static Figure energies(Bodies system, Map<String, Trajectory> paths) {
        return panels("Where the energy is", paths, (name, path) -> Panel.of(name, UNITS.timeAxis(), UNITS.energyAxis("E"), Scale.LINEAR).with(
                new Mark.Curve("kinetic", Role.KINETIC, path.times(), path.along(system::kinetic)),
                new Mark.Curve("potential", Role.POTENTIAL, path.times(), path.along(system::potential)),
                new Mark.Curve("total", Role.TOTAL, path.times(), path.along(system::hamiltonian))));
    }

    /**
     * How far the energy H and the angular momentum L of all paths have strayed: |H - H at the start| and |L - L at the start|
     * over time, on logarithmic axes. The start, and wherever else nothing has changed, is left out.
     */
    public static Figure conserved(Bodies system, Map<String, Trajectory> paths) {
        return Figure.row("What nature conserves", changes("energy H, along each path", "H", system::hamiltonian, paths),
                changes("angular momentum L, along each path", "L", system::angularMomentum, paths));
    }

    private static Panel changes(
            String title, String symbol, ToDoubleFunction<double[]> quantity, Map<String, Trajectory> paths) {
        Panel panel = Panel.of(title, UNITS.timeAxis(),
                Units.title("|" + symbol + " − " + symbol + " at the start|", "", Units.NATURAL_UNITS), Scale.LOGARITHMIC);
        Map<String, Role> roles = Role.among(paths.keySet());
        for (var path : paths.entrySet()) {
            double[] values = path.getValue().along(quantity);
            panel = panel.with(new Mark.Curve(path.getKey(), roles.get(path.getKey()), path.getValue().times(),
                    Arrays.stream(values).map(value -> value == values[0] ? Double.NaN : Math.abs(value - values[0])).toArray()));
        }
        return panel;
    }

    /** The distance of each path from the first one over time, on a logarithmic axis. */
    public static Figure distances(Map<String, Trajectory> paths) {
        Trajectory truth = paths.values().iterator().next();
        Panel panel = Panel.of("distance in phase space from the true path", UNITS.timeAxis(), "distance |Δx| (natural units)", Scale.LOGARITHMIC);
        Map<String, Role> roles = Role.among(paths.keySet());
        for (var path : paths.entrySet()) {
            if (path.getValue() != truth) {
                panel = panel.with(new Mark.Curve(path.getKey(), roles.get(path.getKey()),
                        truth.times(), distances(truth.states(), path.getValue().states())));
            }
        }
        return Figure.row("How errors grow", panel);
    }

    /** The distances at each time; at the start, where it is 0, a logarithmic axis has no place for it. */
    private static double[] distances(double[][] truth, double[][] states) {
        return IntStream.range(0, truth.length).mapToDouble(i -> {
            double sum = 0;
            for (int k = 0; k < truth[i].length; k++) {
                sum += Math.pow(states[i][k] - truth[i][k], 2);
            }
            return sum > 0 ? Math.sqrt(sum) : Double.NaN;
        }).toArray();
    }

    private static Figure panels(
            String title, Map<String, Trajectory> paths, BiFunction<String, Trajectory, Panel> panel) {
        return Figure.row(title, paths.entrySet().stream()
                .map(path -> panel.apply(path.getKey(), path.getValue())).toArray(Panel[]::new));
    }
}
