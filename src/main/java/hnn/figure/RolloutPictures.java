package hnn.figure;

import hnn.Arguments;
import hnn.analysis.ConvergenceOrder;
import hnn.analysis.ErrorParts;
import hnn.chaos.Crossings;
import hnn.figure.Panel.Scale;
import hnn.leastsquares.Band;
import hnn.phase.Fields;
import hnn.phase.HamiltonianField;
import hnn.phase.PhaseSpace;
import hnn.phase.Trajectory;
import hnn.phase.Units;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Pictures of what rollouts conserve and lose, for systems of any size. */
public final class RolloutPictures {

    /** Points of a curve that a reader can tell apart. */
    private static final int POINTS = 500;
    /** Where nothing drifts at all, a logarithmic axis has nothing to show. */
    private static final double SMALLEST = 1e-17;
    private static final String DISTANCE = "distance in phase space |Δx|";

    private RolloutPictures() {}

    /**
     * How far a conserved quantity has drifted from its value at the start, on a logarithmic axis: for each of 500 spans of
     * time the largest |C(x(t)) - C(x(0))|.
     *
     * @param quantity C, for instance {@code system::hamiltonian}
     * @param paths by the names in the legend
     */
    public static Figure drift(String name, ToDoubleFunction<double[]> quantity, Map<String, Trajectory> paths) {
        return Figure.row("Drift of " + name, change("largest of each short span", name).withEach(
                paths, (label, role, path) -> List.of(envelope(label, role, quantity, path))));
    }

    /** Paths of one degree of freedom, and beside them the true energy along each. */
    public static Figure pathsAndEnergy(String title, HamiltonianField truth, Units units, Map<String, Trajectory> paths) {
        return Figure.row(title, plane(units, paths),
                Panel.of("true energy, along each path", units.timeAxis(), units.energyAxis("H(q, p)"), Scale.LINEAR).withEach(
                        paths,
                        (name, role, path) -> List.of(new Mark.Curve(name, role, path.times(), path.along(truth::hamiltonian)))));
    }

    /** Paths of one degree of freedom, and beside them how far the true energy has drifted, see {@link #drift}. */
    public static Figure pathsAndDrift(String title, HamiltonianField truth, Units units, Map<String, Trajectory> paths) {
        return Figure.row(title, plane(units, paths), drift("energy", truth::hamiltonian, paths).panels().get(0));
    }

    private static Panel plane(Units units, Map<String, Trajectory> paths) {
        return PhasePictures.plane("path", units).withEach(paths, RolloutPictures::curve);
    }

    private static List<Mark> curve(String name, Role role, Trajectory path) {
        return List.of(new Mark.Curve(name, role, path.coordinate(0), path.coordinate(1)));
    }

    static Panel change(String title, String name) {
        return Panel.of(title, Units.NATURAL.timeAxis(),
                Units.title("|" + name + " − " + name + " at the start|", "", Units.NATURAL_UNITS), Scale.LOGARITHMIC);
    }

    private static Mark envelope(String label, Role role, ToDoubleFunction<double[]> quantity, Trajectory path) {
        double[] values = path.along(quantity);
        int spans = Math.min(POINTS, values.length - 1);
        int[] ends = IntStream.rangeClosed(0, spans).map(k -> 1 + (int) ((long) k * (values.length - 1) / spans)).toArray();
        double[] t = new double[spans];
        double[] largest = new double[spans];
        for (int k = 0; k < spans; k++) {
            t[k] = path.times()[ends[k + 1] - 1];
            largest[k] = Arrays.stream(values, ends[k], ends[k + 1]).map(value -> Math.abs(value - values[0]))
                    .reduce(SMALLEST, Math::max);
        }
        return new Mark.Curve(label, role, t, largest);
    }

    /** The errors of rollouts taken apart, a panel each: the integrator's part and the model's, on a logarithmic axis. */
    public static Figure parts(Map<String, ErrorParts> parts) {
        return Figure.row("The error of a rollout, taken apart", parts,
                (title, error) -> Panel.of(title, Units.NATURAL.timeAxis(), DISTANCE, Scale.LOGARITHMIC).with(
                        part("model", Role.HNN, error.times(), error.model()),
                        part(Role.INTEGRATOR.label(), Role.INTEGRATOR, error.times(), error.integrator())));
    }

    /** The first time is left out: there all errors are 0. */
    private static Mark part(String label, Role role, double[] times, double[] errors) {
        double[] shown = Arrays.stream(errors, 1, errors.length).map(error -> Math.max(error, SMALLEST)).toArray();
        return new Mark.Curve(label, role, Arrays.copyOfRange(times, 1, times.length), shown);
    }

    /** Errors over steps, a curve for each method, with logarithms on both axes: a straight line whose slope is the order. */
    public static Figure orders(List<ConvergenceOrder> orders) {
        Panel panel = Panel.of("the slope is the order", "log₁₀ of the step h (natural units)", DISTANCE + " at the end",
                Scale.LOGARITHMIC);
        return Figure.row("Errors and steps", panel.withEach(orders, ConvergenceOrder::method, (method, role, order) -> List.of(
                new Mark.Curve(method, role, Arrays.stream(order.steps()).map(Math::log10).toArray(), order.errors()))));
    }

    /**
     * A Poincar&eacute; section of several fields side by side, a dot for each passage.
     *
     * @param crossings for each field, the passages of some paths
     * @param horizontal the coordinate to the right, for instance 1 for q_2
     * @param vertical the coordinate upwards
     * @throws IllegalArgumentException if no path of a field crosses the section
     */
    public static Figure sections(Map<String, List<Crossings>> crossings, int horizontal, int vertical) {
        return Figure.row("Poincaré section, a dot a passage", crossings, (name, paths) -> {
            double[][] states = paths.stream().flatMap(path -> Arrays.stream(path.states())).toArray(double[][]::new);
            Arguments.require(states.length > 0, "no path of %s crosses the section", name);
            List<String> names = PhaseSpace.names(states[0].length);
            return Panel.of(name, coordinate(names.get(horizontal)), coordinate(names.get(vertical)), Scale.EQUAL).with(
                    new Mark.Points(name, Role.of(name), column(states, horizontal), column(states, vertical)));
        });
    }

    private static String coordinate(String name) {
        return name.startsWith("q") ? Units.NATURAL.positionAxis(name) : Units.NATURAL.momentumAxis(name);
    }

    /**
     * A closed line of states of one degree of freedom carried along by several fields, a panel each, at each time of the paths.
     *
     * @param lines for each field, the paths of the states of the line, in their order
     */
    public static Figure lines(Map<String, List<Trajectory>> lines) {
        var number = new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT));
        return Figure.row("An area of phase space, carried along", lines, (name, paths) -> {
            double[] times = paths.get(0).times();
            String title = Arrays.stream(times).mapToObj(number::format).collect(Collectors.joining(", ", name + ", t = ", ""));
            return PhasePictures.plane(title, Units.NATURAL).with(IntStream.range(0, times.length).mapToObj(i -> {
                double[][] closed = IntStream.rangeClosed(0, paths.size())
                        .mapToObj(k -> paths.get(k % paths.size()).states()[i]).toArray(double[][]::new);
                return new Mark.Curve(name, Role.of(name), column(closed, 0), column(closed, 1));
            }).toArray(Mark[]::new));
        });
    }

    /**
     * Where a path lies, a panel for each coordinate: the band, and paths over it.
     *
     * @param label whose the band is, in the legend
     * @param paths by the names in the legend, at the band's times
     */
    public static Figure band(String title, String label, Band band, Map<String, Trajectory> paths) {
        List<String> names = PhaseSpace.names(band.low()[0].length);
        return Figure.row(title, IntStream.range(0, names.size()).mapToObj(i -> Panel
                .of("", Units.NATURAL.timeAxis(), coordinate(names.get(i)), Scale.LINEAR)
                .with(new Mark.Band(label, Role.of(label), band.times(), column(band.low(), i), column(band.high(), i)))
                .withEach(paths, (name, role, path) -> List.of(new Mark.Curve(name, role, path.times(), path.coordinate(i)))))
                .toArray(Panel[]::new));
    }

    private static double[] column(double[][] rows, int index) {
        return Arrays.stream(rows).mapToDouble(row -> row[index]).toArray();
    }

    /**
     * Paths over the levels of H, for one degree of freedom: the same paths over each H, side by side.
     *
     * @throws IllegalArgumentException if a field has no H
     */
    public static Figure levels(Box box, Fields fields, Map<String, Trajectory> paths) {
        return Figure.row("Paths over the levels of H", fields.byName(), (name, field) -> {
            Arguments.require(field instanceof HamiltonianField, "%s has no H to draw levels of", name);
            return PhasePictures.plane("levels of H, " + name, fields.units())
                    .with(PhasePictures.levels(name, (HamiltonianField) field, box))
                    .withEach(paths, RolloutPictures::curve);
        });
    }
}
