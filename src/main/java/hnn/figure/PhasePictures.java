package hnn.figure;

import hnn.Arguments;
import hnn.data.Samples;
import hnn.figure.Panel.Scale;
import hnn.phase.Fields;
import hnn.phase.HamiltonianField;
import hnn.phase.Units;
import hnn.system.HamiltonianSystem;
import hnn.table.Tables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import tech.tablesaw.api.Table;

/** Pictures of the (q, p) plane of one degree of freedom: samples, arrows, levels of H. */
public final class PhasePictures {

    private static final int GRID = 41;
    /** What a fiftieth of all values has, at either end, is not what levels are chosen by where it lies far out. */
    private static final int FEW = 50;
    private static final double FAR = 5;
    /** The end of the levels of a difference that is all round-off. */
    private static final double LEAST = 1e-12;

    private PhasePictures() {}

    /** Samples in natural units. */
    public static Figure samples(Samples samples) {
        return samples(samples, Units.NATURAL);
    }

    /** Samples of a system with one degree of freedom: where they lie, and the velocities that belong to them. */
    public static Figure samples(Samples samples, Units units) {
        Table table = Tables.of(samples);
        return Figure.row("What the networks see",
                plane("states", units).with(points(table, "q", "p")),
                Panel.of("velocities", rate("dq/dt", units.position(), units), rate("dp/dt", units.momentum(), units),
                        Scale.EQUAL).with(points(table, "dq/dt", "dp/dt")));
    }

    private static String rate(String symbol, String unit, Units units) {
        String perTime = "/" + units.time() + ")";
        return Units.title("velocity", symbol, units.time().equals(Units.NATURAL_UNITS) ? Units.NATURAL_UNITS
                : unit.endsWith(perTime) ? unit.replace(perTime, "/" + units.time() + "²)") : "(" + unit + perTime);
    }

    static Panel plane(String title, Units units) {
        return Panel.of(title, units.positionAxis("q"), units.momentumAxis("p"), Scale.EQUAL);
    }

    private static Mark points(Table table, String x, String y) {
        return new Mark.Points(Role.DATA.label(), Role.DATA, Pictures.column(table, x), Pictures.column(table, y));
    }

    /** Fields side by side as arrows over a part of the (q, p) plane. */
    public static Figure fields(Box box, Fields fields) {
        return Figure.row("Vector fields dx/dt = f(q, p)", fields.byName(),
                (name, field) -> plane(name, fields.units()).with(Arrows.of(name, field, box)));
    }

    /**
     * Phase portraits side by side: the field as arrows and, where it has an H, its levels under them. The arrows of a
     * Hamiltonian field run along the levels.
     */
    public static Figure phasePortraits(Box box, Fields fields) {
        return Figure.row("Phase portraits", fields.byName(), (name, field) -> {
            Mark arrows = Arrows.of(name, field, box);
            Panel plane = plane(name, fields.units());
            return field instanceof HamiltonianField h ? plane.with(levels(name, h, box), arrows) : plane.with(arrows);
        });
    }

    /**
     * Levels of H side by side, for those of the fields that have one. Each H is shown less its value at the middle of
     * the picture, since H is known up to a constant only, and all share their levels.
     *
     * <p>Maps of a well learned H and of the true one look alike. So where one of the fields is called "truth", the differences
     * of the others from it follow: H - H_true, less the mean of this over the box, with levels of its own that lie evenly
     * about 0.
     *
     * @param fields of which one at least is a {@link HamiltonianField}
     */
    public static Figure hamiltonians(Box box, Fields fields) {
        Map<String, double[][]> values = new LinkedHashMap<>();
        fields.byName().forEach((name, field) -> {
            if (field instanceof HamiltonianField h) {
                values.put(name, values(h, box));
            }
        });
        double[] range = range(values.values().stream().flatMapToDouble(PhasePictures::all));
        List<Panel> panels = new ArrayList<>();
        values.forEach((name, h) -> panels.add(map(name, h, range[0], range[1], box, fields.units())));
        double[][] truth = values.remove(Role.TRUTH.label());
        if (truth != null) {
            values.forEach((name, h) -> panels.add(difference(name + " less truth", h, truth, box, fields.units())));
        }
        return Figure.row("Levels of H(q, p)", panels.toArray(Panel[]::new));
    }

    /** H less its value in the middle of the picture, [row of p][column of q]. */
    private static double[][] values(HamiltonianField h, Box box) {
        double there = h.hamiltonian(box.middle());
        double middle = Double.isFinite(there) ? there : 0;
        return box.values(x -> h.hamiltonian(x) - middle, GRID);
    }

    private static DoubleStream all(double[][] values) {
        return Arrays.stream(values).flatMapToDouble(Arrays::stream).filter(Double::isFinite);
    }

    /** Returns the lowest and the highest level: those of all values, unless some few near a pole are far from the others. */
    private static double[] range(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        Arguments.require(sorted.length > 0, "H is finite nowhere in the picture: choose another box");
        int few = sorted.length / FEW;
        int last = sorted.length - 1;
        boolean pole = sorted[last] - sorted[0] > FAR * (sorted[last - few] - sorted[few]) && sorted[last - few] > sorted[few];
        return pole ? new double[] {sorted[few], sorted[last - few]} : new double[] {sorted[0], sorted[last]};
    }

    private static Panel map(String name, double[][] values, double low, double high, Box box, Units units) {
        String spacing = String.format(Locale.ROOT, "%.2g", (high - low) / ContourBands.LEVELS);
        return plane(name + ", levels " + spacing + " apart", units)
                .with(new Mark.Contours(name, low, high, box.q(GRID), box.p(GRID), values, false));
    }

    private static Panel difference(String name, double[][] learned, double[][] truth, Box box, Units units) {
        RealMatrix h = MatrixUtils.createRealMatrix(learned).subtract(MatrixUtils.createRealMatrix(truth));
        double[][] difference = h.scalarAdd(-all(h.getData()).average().orElseThrow()).getData();
        double end = all(difference).map(Math::abs).reduce(LEAST, Math::max);
        return map(name, difference, -end, end, box, units);
    }

    /** Returns the levels of one H over a part of the plane, less its value in the middle, to be drawn over. */
    public static Mark levels(String label, HamiltonianField h, Box box) {
        double[][] values = values(h, box);
        double[] range = range(all(values));
        return new Mark.Contours(label, range[0], range[1], box.q(GRID), box.p(GRID), values, true);
    }

    /** The learned H over the true one at the samples' states: a line of slope 1 if it was learned up to a constant. */
    public static Figure learnedAgainstTrue(HamiltonianSystem system, HamiltonianField learned, Samples samples) {
        double[] energy = Arrays.stream(samples.x()).mapToDouble(system::hamiltonian).toArray();
        double[] h = Arrays.stream(samples.x()).mapToDouble(learned::hamiltonian).toArray();
        Units units = system.units();
        Panel panel = Panel.of("one dot a sample", units.energyAxis("H(q, p)"), units.energyAxis("H learned"), Scale.LINEAR);
        return Figure.row("What was learned about the energy",
                panel.with(new Mark.Points(Role.HNN.label(), Role.HNN, energy, h)));
    }
}
