package hnn.figure;

import hnn.data.Samples;
import hnn.figure.Panel.Scale;
import hnn.metric.Comparison;
import hnn.phase.Fields;
import hnn.phase.HamiltonianField;
import hnn.system.HamiltonianSystem;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Table;

/** The figures of the notebooks: pure functions from tables and fields. */
public final class Pictures {

    private static final int GRID = 41;

    private Pictures() {}

    /**
     * Samples of a system with one degree of freedom: where they lie, and the velocities that belong to them.
     *
     * @param samples with dimension 2
     */
    public static Figure samples(Samples samples) {
        Table table = samples.toTable();
        return Figure.row("What the networks see",
                Panel.of("states", "q", "p", Scale.EQUAL).with(points(table, "q", "p")),
                Panel.of("velocities", "dq/dt", "dp/dt", Scale.EQUAL).with(points(table, "dq/dt", "dp/dt")));
    }

    private static Mark points(Table table, String x, String y) {
        return new Mark.Points(Role.DATA.label(), Role.DATA, column(table, x), column(table, y));
    }

    /**
     * Losses along trainings, on a logarithmic axis.
     *
     * @param histories as {@link hnn.training.Training} gives them, named by model
     */
    public static Figure losses(Table... histories) {
        Panel train = Panel.of("training samples", "step", "mean squared error of dx/dt", Scale.LOGARITHMIC);
        Panel test = Panel.of("test samples", "step", "mean squared error of dx/dt", Scale.LOGARITHMIC);
        for (Table history : histories) {
            train = train.with(curve(history, history.name(), "step", "train loss"));
            test = test.with(curve(history, history.name(), "step", "test loss"));
        }
        return Figure.row("Losses", train, test);
    }

    /**
     * Fields side by side as arrows over the (q, p) plane.
     *
     * @param box the part of the plane to show
     * @param fields from the left
     */
    public static Figure fields(Box box, Fields fields) {
        return Figure.row("Vector fields dx/dt = f(q, p)", fields.byName().entrySet().stream()
                .map(entry -> Panel.of(entry.getKey(), "q", "p", Scale.EQUAL)
                        .with(Arrows.of(entry.getKey(), entry.getValue(), box)))
                .toArray(Panel[]::new));
    }

    /**
     * Levels of H side by side, for those of the fields that have one. Each H is shown less its value at the middle of
     * the picture, since H is known up to a constant only, and all share their levels.
     *
     * @param box the part of the plane to show
     * @param fields from the left; one at least is a {@link HamiltonianField}
     */
    public static Figure hamiltonians(Box box, Fields fields) {
        Map<String, double[][]> values = new LinkedHashMap<>();
        fields.byName().forEach((name, field) -> {
            if (field instanceof HamiltonianField h) {
                double middle = h.hamiltonian(box.middle());
                values.put(name, box.values(x -> h.hamiltonian(x) - middle, GRID));
            }
        });
        DoubleSummaryStatistics range = values.values().stream()
                .flatMap(Arrays::stream).flatMapToDouble(Arrays::stream).summaryStatistics();
        return Figure.row("Levels of H(q, p)", values.entrySet().stream()
                .map(entry -> Panel.of(entry.getKey(), "q", "p", Scale.EQUAL).with(new Mark.Contours(entry.getKey(),
                        range.getMin(), range.getMax(), box.q(GRID), box.p(GRID), entry.getValue(), false)))
                .toArray(Panel[]::new));
    }

    /** Returns the levels of one H over a part of the plane, less its value in the middle, to be drawn over. */
    static Mark levels(String label, HamiltonianField h, Box box) {
        double middle = h.hamiltonian(box.middle());
        double[][] values = box.values(x -> h.hamiltonian(x) - middle, GRID);
        DoubleSummaryStatistics range = Arrays.stream(values).flatMapToDouble(Arrays::stream).summaryStatistics();
        return new Mark.Contours(label, range.getMin(), range.getMax(), box.q(GRID), box.p(GRID), values, true);
    }

    /**
     * The learned H over the true one at the samples' states: a straight line of slope 1 if it was learned up to a
     * constant.
     */
    public static Figure learnedAgainstTrue(HamiltonianSystem system, HamiltonianField learned, Samples samples) {
        double[] energy = Arrays.stream(samples.x()).mapToDouble(system::hamiltonian).toArray();
        double[] h = Arrays.stream(samples.x()).mapToDouble(learned::hamiltonian).toArray();
        return Figure.row("What was learned of the energy",
                Panel.of("one dot a sample", "energy H(q, p)", "learned H", Scale.LINEAR)
                        .with(new Mark.Points(Role.HNN.label(), Role.HNN, energy, h)));
    }

    /**
     * The energy metric of each run of the paper's table, a dot each, over the number of the experiment's page.
     *
     * @param runs with the columns experiment, model and energy
     */
    public static Figure energies(Table runs) {
        Panel panel = Panel.of("one dot a seed", "page", "energy MSE", Scale.LOGARITHMIC);
        for (Role role : List.of(Role.BASELINE, Role.HNN)) {
            Table rows = runs.where(runs.stringColumn("model").isEqualTo(role.label()));
            double[] page = rows.stringColumn("experiment").asList().stream()
                    .mapToDouble(name -> Double.parseDouble(name.substring(0, 2))).toArray();
            panel = panel.with(new Mark.Points(role.label(), role, page, column(rows, "energy")));
        }
        return Figure.row("Energy errors of all runs", panel);
    }

    /**
     * The paper's four pictures of rollouts from one start: path, coordinate error, learned H and energy.
     *
     * @param rollouts as {@link Comparison} gives them, with the coordinates q and p
     */
    public static Figure rollouts(Table rollouts) {
        return new Figure("Rollouts from one start", 2, List.of(
                overModels(rollouts, Panel.of("path", "q", "p", Scale.EQUAL), "q", "p"),
                overModels(rollouts, Panel.of("distance to the true path", "t", Comparison.ERROR, Scale.LINEAR),
                        "t", Comparison.ERROR),
                overModels(rollouts, Panel.of("what the HNN conserves", "t", "learned H, less H at the start",
                        Scale.LINEAR), "t", Comparison.LEARNED),
                overModels(rollouts, Panel.of("what nature conserves", "t", "energy H(q, p)", Scale.LINEAR),
                        "t", Comparison.ENERGY)));
    }

    /** Adds a curve for each model of a long table. */
    private static Panel overModels(Table table, Panel panel, String x, String y) {
        for (String model : new LinkedHashSet<>(table.stringColumn("model").asList())) {
            Table rows = table.where(table.stringColumn("model").isEqualTo(model));
            panel = panel.with(curve(rows, model, x, y));
        }
        return panel;
    }

    static Mark curve(Table table, String label, String x, String y) {
        Role role = Role.of(label);
        return new Mark.Curve(label, role, role.dashed(), column(table, x), column(table, y));
    }

    private static double[] column(Table table, String name) {
        return table.numberColumn(name).asDoubleArray();
    }
}
