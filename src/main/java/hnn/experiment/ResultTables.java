package hnn.experiment;

import hnn.metric.Estimate;
import hnn.pixel.LatentLoss;
import hnn.system.HamiltonianSystem;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Results as tables to read. */
public final class ResultTables {

    private ResultTables() {}

    /**
     * Returns a row a metric, ours beside the published number.
     *
     * @param experiment names the published numbers
     * @param baseline what was measured of the baseline
     * @param hnn what was measured of the Hamiltonian network
     */
    public static Table beside(FieldExperiment experiment, ModelResult baseline, ModelResult hnn) {
        Published theirs = experiment.publishedBaseline();
        Published theirsHnn = experiment.publishedHnn();
        var table = new Rows<>(experiment.title(), baseline, hnn);
        table.add("train MSE of dx/dt", r -> text(r.train().meanSquare()), theirs.train(), theirsHnn.train());
        table.add("test MSE of dx/dt", r -> text(r.test().meanSquare()), theirs.test(), theirsHnn.test());
        table.add("test RMSE of dx/dt", r -> text(r.test().rootMeanSquare()),
                Math.sqrt(theirs.test()), Math.sqrt(theirsHnn.test()));
        table.add("test log-likelihood (nats a row)", r -> String.format(Locale.ROOT, "%.3f ± %.3f",
                r.test().logLikelihood().mean(), r.test().logLikelihood().standardError()), null, null);
        table.add("coordinate MSE of rollouts", r -> text(r.rollout().coordinates()), null, null);
        table.add("energy MSE of rollouts", r -> text(r.rollout().energy()), theirs.energy(), theirsHnn.energy());
        table.add("energy MSE, median", r -> text(r.rollout().energy().median()), null, null);
        experiment.system().conserved().keySet().stream()
                .filter(quantity -> !quantity.equals(HamiltonianSystem.ENERGY))
                .forEach(quantity -> table.add(quantity + " MSE of rollouts",
                        r -> text(r.rollout().conserved().get(quantity)), null, null));
        table.add("training time", r -> String.format(Locale.ROOT, "%.1f s", r.trainingSeconds()), null, null);
        return table.toTable();
    }

    /**
     * Returns a row a metric of models of frames, ours beside the published number.
     *
     * @param experiment names the published numbers
     * @param baseline what was measured of the baseline
     * @param hnn what was measured of the Hamiltonian network
     */
    public static Table beside(FrameExperiment experiment, FrameResult baseline, FrameResult hnn) {
        Published theirs = experiment.publishedBaseline();
        Published theirsHnn = experiment.publishedHnn();
        var table = new Rows<>(experiment.title(), baseline, hnn);
        table.add("train loss", r -> text(r.train().whole()), theirs.train(), theirsHnn.train());
        table.add("test loss", r -> text(r.test().whole()), theirs.test(), theirsHnn.test());
        table.add("train loss / variance of the pixels", r -> percent(r.train().whole().mean() / r.variance()), null, null);
        table.add("test loss / variance of the pixels", r -> percent(r.test().whole().mean() / r.variance()), null, null);
        LatentLoss.PARTS.forEach(part ->
                table.add("test loss, " + part, r -> text(r.test().parts().get(part)), null, null));
        table.add("R² of q from the latent plane", r -> fraction(r.map().rSquared()[0]), null, null);
        table.add("R² of p from the latent plane", r -> fraction(r.map().rSquared()[1]), null, null);
        table.add("coordinate MSE of rollouts", r -> text(r.rollout().coordinates()), null, null);
        table.add("energy MSE of rollouts", r -> text(r.rollout().energy()), theirs.energy(), theirsHnn.energy());
        table.add("energy MSE, median", r -> text(r.rollout().energy().median()), null, null);
        table.add("training time", r -> String.format(Locale.ROOT, "%.0f s", r.trainingSeconds()), null, null);
        return table.toTable();
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * part);
    }

    private static String fraction(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private static String text(Estimate estimate) {
        return estimate.toString();
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%.2e", value);
    }

    /** The columns while they grow. */
    private static final class Rows<R> {
        private final String name;
        private final List<R> results;
        private final StringColumn metric = StringColumn.create("metric");
        private final List<StringColumn> ours = List.of(StringColumn.create("baseline"), StringColumn.create("HNN"));
        private final List<StringColumn> published =
                List.of(StringColumn.create("baseline, published"), StringColumn.create("HNN, published"));

        Rows(String name, R baseline, R hnn) {
            this.name = name;
            this.results = List.of(baseline, hnn);
        }

        void add(String label, Function<R, String> cell, Double theirs, Double theirsHnn) {
            metric.append(label);
            for (int i = 0; i < 2; i++) {
                ours.get(i).append(cell.apply(results.get(i)));
                Double number = i == 0 ? theirs : theirsHnn;
                published.get(i).append(number == null ? "" : text(number));
            }
        }

        Table toTable() {
            return Table.create(name, metric, ours.get(0), ours.get(1), published.get(0), published.get(1));
        }
    }
}
