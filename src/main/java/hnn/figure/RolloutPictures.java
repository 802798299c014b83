package hnn.figure;

import hnn.Arguments;
import hnn.analysis.ConvergenceOrder;
import hnn.analysis.ErrorParts;
import hnn.chaos.Crossings;
import hnn.figure.Panel.Scale;
import hnn.phase.Fields;
import hnn.phase.HamiltonianField;
import hnn.phase.PhaseSpace;
import hnn.phase.Trajectory;
import hnn.phase.Units;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Figures of what rollouts keep and lose, for systems of any size. */
public final class RolloutPictures {

    /** Points of a curve that a reader can tell apart. */
    private static final int POINTS = 500;
    /** Where nothing strays at all, a logarithmic axis has nothing to show. */
    private static final double SMALLEST = 1e-17;
    private static final String DISTANCE = "distance in phase space |Δx|";

    private RolloutPictures() {}

    /**
     * How far a conserved quantity has strayed from its value at the start, on a logarithmic axis: for each of 500 spans of
     * time the largest |C(x(t)) - C(x(0))|.
     *
     * @param name what the quantity is called
     * @param quantity C, for instance {@code system::hamiltonian}
     * @param paths by the names in the legend
     */
    public static Figure drift(String name, ToDoubleFunction<double[]> quantity, Map<String, Trajectory> paths) {
        Panel panel = Panel.of("largest of each short span", Units.NATURAL.timeAxis(),
                Units.title("|" + name + " − " + name + " at the start|", "", Units.NATURAL_UNITS), Scale.LOGARITHMIC);
        Map<String, Role> roles = Role.among(paths.keySet());
        for (Map.Entry<String, Trajectory> path : paths.entrySet()) {
            panel = panel.with(envelope(path.getKey(), roles.get(path.getKey()), quantity, path.getValue()));
        }
        return Figure.row("How far " + name + " strays", panel);
    }

    private static Mark envelope(String label, Role role, ToDoubleFunction<double[]> quantity, Trajectory path) {
        double[] values = path.along(quantity);
        int spans = Math.min(POINTS, values.length - 1);
        double[] t = new double[spans];
        double[] largest = new double[spans];
        for (int k = 0; k < spans; k++) {
            int from = 1 + (int) ((long) k * (values.length - 1) / spans);
            int to = 1 + (int) ((long) (k + 1) * (values.length - 1) / spans);
            t[k] = path.times()[to - 1];
            largest[k] = SMALLEST;
            for (int i = from; i < to; i++) {
                largest[k] = Math.max(largest[k], Math.abs(values[i] - values[0]));
            }
        }
        return new Mark.Curve(label, role, t, largest);
    }

    /**
     * The error of rollouts taken apart, a panel each: the integrator's part and the model's, on a logarithmic axis.
     *
     * @param parts by the titles of the panels
     */
    public static Figure parts(Map<String, ErrorParts> parts) {
        List<Panel> panels = new ArrayList<>();
        parts.forEach((title, error) -> panels.add(Panel.of(title, Units.NATURAL.timeAxis(), DISTANCE, Scale.LOGARITHMIC).with(
                part("model", Role.HNN, error.times(), error.model()),
                part(Role.INTEGRATOR.label(), Role.INTEGRATOR, error.times(), error.integrator()))));
        return Figure.row("The error of a rollout, taken apart", panels.toArray(Panel[]::new));
    }

    /** The first time is left out: there all errors are 0. */
    private static Mark part(String label, Role role, double[] times, double[] errors) {
        double[] shown = Arrays.stream(errors, 1, errors.length).map(error -> Math.max(error, SMALLEST)).toArray();
        return new Mark.Curve(label, role, Arrays.copyOfRange(times, 1, times.length), shown);
    }

    /**
     * Errors over steps for several methods, with logarithms on both axes: a straight line whose slope is the order.
     *
     * @param orders a curve each
     */
    public static Figure orders(List<ConvergenceOrder> orders) {
        Panel panel = Panel.of("the slope is the order", "log₁₀ of the step h (natural units)", DISTANCE + " at the end", Scale.LOGARITHMIC);
        Map<String, Role> roles = Role.among(orders.stream().map(ConvergenceOrder::method).toList());
        for (ConvergenceOrder order : orders) {
            panel = panel.with(new Mark.Curve(order.method(), roles.get(order.method()),
                    Arrays.stream(order.steps()).map(Math::log10).toArray(), order.errors()));
        }
        return Figure.row("Errors and steps", panel);
    }

    /**
     * A Poincare section of several fields side by side, a dot for each passage.
     *
     * @param crossings for each field, the passages of some paths
     * @param horizontal the coordinate to the right, for instance 1 for q_2
     * @param vertical the coordinate upwards
     */
    public static Figure sections(Map<String, List<Crossings>> crossings, int horizontal, int vertical) {
        List<Panel> panels = new ArrayList<>();
        crossings.forEach((name, paths) -> {
            List<Crossings> some = paths.stream().filter(path -> path.size() > 0).toList();
            Arguments.require(!some.isEmpty(), "no path of %s crosses the section", name);
            List<String> names = PhaseSpace.names(some.get(0).states()[0].length);
            panels.add(Panel.of(name, coordinate(names.get(horizontal)), coordinate(names.get(vertical)), Scale.EQUAL).with(new Mark.Points(
                    name, Role.of(name), all(some, horizontal), all(some, vertical))));
        });
        return Figure.row("Poincaré section, a dot a passage", panels.toArray(Panel[]::new));
    }

    private static String coordinate(String name) {
        return name.startsWith("q") ? Units.NATURAL.positionAxis(name) : Units.NATURAL.momentumAxis(name);
    }

    private static double[] all(List<Crossings> paths, int coordinate) {
        return paths.stream().flatMapToDouble(path -> Arrays.stream(path.coordinate(coordinate))).toArray();
    }

    /**
     * A closed line of states carried along by several fields, a panel each, at each time of the paths.
     *
     * @param lines for each field, the paths of the states of the line, in their order, of one degree of freedom
     */
    public static Figure lines(Map<String, List<Trajectory>> lines) {
        List<Panel> panels = new ArrayList<>();
        lines.forEach((name, paths) -> {
            double[] times = paths.get(0).times();
            Panel panel = PhasePictures.plane(name + ", t = " + Arrays.stream(times)
                    .mapToObj(new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT))::format).collect(Collectors.joining(", ")), Units.NATURAL);
            for (int i = 0; i < times.length; i++) {
                int at = i;
                double[][] line = paths.stream().map(path -> path.states()[at]).toArray(double[][]::new);
                panel = panel.with(new Mark.Curve(name, Role.of(name), closed(line, 0), closed(line, 1)));
            }
            panels.add(panel);
        });
        return Figure.row("An area of phase space, carried along", panels.toArray(Panel[]::new));
    }

    private static double[] closed(double[][] line, int coordinate) {
        double[] values = new double[line.length + 1];
        for (int k = 0; k < values.length; k++) {
            values[k] = line[k % line.length][coordinate];
        }
        return values;
    }

    /**
     * Paths over the levels of H, for one degree of freedom: the same paths over each H, side by side.
     *
     * @param box the part of the plane to show
     * @param fields from the left, all of them with an H
     * @param paths by the names in the legend
     */
    public static Figure levels(Box box, Fields fields, Map<String, Trajectory> paths) {
        List<Panel> panels = new ArrayList<>();
        Map<String, Role> roles = Role.among(paths.keySet());
        fields.byName().forEach((name, field) -> {
            Arguments.require(field instanceof HamiltonianField, "%s has no H to draw levels of", name);
            Panel panel = PhasePictures.plane("levels of H, " + name, fields.units())
                    .with(PhasePictures.levels(name, (HamiltonianField) field, box));
            for (Map.Entry<String, Trajectory> path : paths.entrySet()) {
                panel = panel.with(new Mark.Curve(path.getKey(), roles.get(path.getKey()),
                        path.getValue().coordinate(0), path.getValue().coordinate(1)));
            }
            panels.add(panel);
        });
        return Figure.row("Paths over the levels of H", panels.toArray(Panel[]::new));
    }
}
