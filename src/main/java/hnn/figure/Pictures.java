package hnn.figure;

import hnn.analysis.Comparison;
import hnn.figure.Panel.Scale;
import hnn.phase.Units;
import hnn.table.Tables;
import hnn.training.History;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Figures of tables: losses, rollouts, runs, and any long table. */
public final class Pictures {

    /** The title of an axis along a training. */
    public static final String STEP = "step of the training";

    private static final String MODEL = "model";
    /** How far a dot is from the number of its page. */
    private static final double ASIDE = 0.12;

    private Pictures() {}

    /** Losses along trainings, named by model, on a logarithmic axis. */
    public static Figure losses(History... histories) {
        String error = "mean squared error of dx/dt";
        return Figure.row("Losses",
                histories(Panel.of("training samples", STEP, error, Scale.LOGARITHMIC), "train loss", histories),
                histories(Panel.of("test samples", STEP, error, Scale.LOGARITHMIC), "test loss", histories));
    }

    /** Adds a column of each history, over the steps. */
    public static Panel histories(Panel panel, String column, History... histories) {
        return panel.withEach(Arrays.asList(histories), History::name, (name, role, history) -> List.of(
                new Mark.Curve(name, role, history.column("step"), history.column(column))));
    }

    /**
     * The energy metric of each run of the paper's table, a dot each, over the number of the experiment's page, the models side by
     * side. The runs have the columns experiment, model and energy.
     */
    public static Figure energies(Table runs) {
        Panel panel = Panel.of("one dot a seed", "number of the page", "mean squared error of the energy H", Scale.LOGARITHMIC);
        List<String> models = List.copyOf(new LinkedHashSet<>(runs.stringColumn(MODEL).asList()));
        Map<String, Role> roles = Role.among(models);
        return Figure.row("Energy errors of all runs", panel.with(models.stream().map(model -> {
            Table rows = runs.where(runs.stringColumn(MODEL).isEqualTo(model));
            double aside = ASIDE * (2 * models.indexOf(model) + 1 - models.size());
            double[] page = rows.stringColumn("experiment").asList().stream()
                    .mapToDouble(name -> Double.parseDouble(name.substring(0, 2)) + aside).toArray();
            return new Mark.Points(model, roles.get(model), page, column(rows, "energy"));
        }).toArray(Mark[]::new)));
    }

    /** The paper's four pictures of rollouts in natural units, with the H of "HNN". */
    public static Figure rollouts(Table rollouts) {
        return rollouts(rollouts, Units.NATURAL);
    }

    /** The paper's four pictures of rollouts, with the H of "HNN". */
    public static Figure rollouts(Table rollouts, Units units) {
        return rollouts(rollouts, units, Role.HNN.label());
    }

    /**
     * The paper's four pictures of rollouts from one start: path, coordinate error, and two quantities of the state along each
     * path, the H that one network has learned and the true energy; without this one where none is known.
     *
     * @param rollouts as {@link Comparison} gives them, with the coordinates q and p
     * @param learner the name of the network whose H the comparison was given, for instance "dissipative HNN"
     */
    public static Figure rollouts(Table rollouts, Units units, String learner) {
        Map<String, Table> paths = byName(rollouts, MODEL);
        String time = units.timeAxis();
        boolean known = rollouts.containsColumn(Comparison.ENERGY);
        Panel error = Panel.of("distance to the " + (known ? "true path" : Comparison.RECORDING), time,
                "mean squared error of (q, p)", Scale.LINEAR);
        Panel learned = Panel.of("H of the " + learner + ", along each path", time,
                units.energyAxis("H learned, less its start"), Scale.LINEAR);
        List<Panel> panels = new ArrayList<>(List.of(
                PhasePictures.plane("path", units).withEach(paths, curves("q", "p")),
                error.withEach(paths, curves("t", Comparison.ERROR)),
                learned.withEach(paths, curves("t", Comparison.LEARNED))));
        if (known) {
            panels.add(Panel.of("true energy, along each path", time, units.energyAxis("H(q, p)"), Scale.LINEAR)
                    .withEach(paths, curves("t", Comparison.ENERGY)));
        }
        return new Figure("Rollouts from one start", 2, panels);
    }

    /**
     * Any two columns of a long table against each other, a curve for each name in a third.
     *
     * <pre>{@code Pictures.curves("Energy", rollouts, "t", "energy", "model", Panel.Scale.LINEAR)}</pre>
     *
     * @param table with a row for each point, those of a curve in their order
     * @param x the column to the right, whose name is the title of the axis, as is that of y
     * @param by the column of the names in the legend; truth, baseline and HNN have their colors
     * @throws IllegalArgumentException if a column is missing
     */
    public static Figure curves(String title, Table table, String x, String y, String by, Scale scale) {
        return Figure.row(title, panel(table, x, y, by, scale).withEach(byName(table, by), curves(x, y)));
    }

    /** Any two columns of a long table against each other, as points; all else is as for {@link #curves}. */
    public static Figure points(String title, Table table, String x, String y, String by, Scale scale) {
        return Figure.row(title, panel(table, x, y, by, scale).withEach(byName(table, by),
                (name, role, rows) -> List.of(new Mark.Points(name, role, column(rows, x), column(rows, y)))));
    }

    /**
     * An ensemble: of the rows that share a name and a place on the horizontal axis the median as a curve, and a band from the
     * least to the largest.
     *
     * <pre>{@code Pictures.bands("Noise", sweep, "noise", "energy error", "model", Panel.Scale.LOGARITHMIC)}</pre>
     *
     * @param table with a row for each member of the ensemble and place; all else is as for {@link #curves}
     */
    public static Figure bands(String title, Table table, String x, String y, String by, Scale scale) {
        Panel panel = panel(table, x, y, by, scale);
        Map<String, Table> groups = byName(table, by);
        return Figure.row(title, panel.withEach(groups, (name, role, rows) -> {
            Spread spread = Spread.of(column(rows, x), column(rows, y));
            return List.of(new Mark.Curve(name, role, spread.x(), spread.median()));
        }).withEach(groups, (name, role, rows) -> {
            Spread spread = Spread.of(column(rows, x), column(rows, y));
            return List.of(new Mark.Band(name, role, spread.x(), spread.least(), spread.largest()));
        }));
    }

    private static Panel panel(Table table, String x, String y, String by, Scale scale) {
        Tables.requireColumns(table, List.of(x, y, by));
        return Panel.of("", x, y, scale);
    }

    private static Panel.Drawing<Table> curves(String x, String y) {
        return (name, role, rows) -> List.of(new Mark.Curve(name, role, column(rows, x), column(rows, y)));
    }

    /** Returns the rows of a long table by the names in a column. */
    private static Map<String, Table> byName(Table table, String by) {
        StringColumn names = table.column(by).asStringColumn();
        Map<String, Table> rows = new LinkedHashMap<>();
        names.forEach(name -> rows.computeIfAbsent(name, key -> table.where(names.isEqualTo(key))));
        return rows;
    }

    static double[] column(Table table, String name) {
        return table.numberColumn(name).asDoubleArray();
    }
}
