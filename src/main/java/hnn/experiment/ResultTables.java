package hnn.experiment;

import hnn.system.HamiltonianSystem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Results as tables to read. */
public final class ResultTables {

    private static final String ENERGY = "energy MSE of rollouts";

    private ResultTables() {}

    /**
     * Returns a row a metric, ours and the published number.
     *
     * @param experiment names the published numbers
     * @param baseline what was measured of the baseline
     * @param hnn what was measured of the Hamiltonian network
     */
    public static Table beside(FieldExperiment experiment, ModelResult baseline, ModelResult hnn) {
        return beside(experiment.title(), List.of(metrics(baseline), metrics(hnn)),
                List.of(published(experiment.publishedBaseline(), " MSE of dx/dt"), published(experiment.publishedHnn(), " MSE of dx/dt")));
    }

    /** Returns the same of models of frames. */
    public static Table beside(FrameExperiment experiment, FrameResult baseline, FrameResult hnn) {
        return beside(experiment.title(), List.of(metrics(baseline), metrics(hnn)),
                List.of(published(experiment.publishedBaseline(), " loss"), published(experiment.publishedHnn(), " loss")));
    }

    private static Map<String, String> metrics(ModelResult result) {
        Map<String, String> metrics = losses(result, " MSE of dx/dt");
        metrics.put("test RMSE of dx/dt", Verdicts.number(result.test().rootMeanSquare()));
        metrics.put("test log-likelihood (nats a row)", text("%.3f ± %.3f", result.test().logLikelihood().mean(),
                result.test().logLikelihood().standardError()));
        addRollouts(metrics, result);
        result.rollout().conserved().forEach((quantity, error) -> {
            if (!quantity.equals(HamiltonianSystem.ENERGY)) {
                metrics.put(quantity + " MSE of rollouts", error.toString());
            }
        });
        metrics.put("training time", text("%.1f s", result.trainingSeconds()));
        return metrics;
    }

    private static Map<String, String> metrics(FrameResult result) {
        Map<String, String> metrics = losses(result, " loss");
        metrics.put("train loss / variance of the pixels", text("%.2f %%", 100 * (result.trainLoss().mean() / result.variance())));
        metrics.put("test loss / variance of the pixels", text("%.2f %%", 100 * (result.testLoss().mean() / result.variance())));
        result.test().parts().forEach((part, loss) -> metrics.put("test loss, " + part, loss.toString()));
        metrics.put("R² of q from the latent plane", text("%.4f", result.map().rSquared()[0]));
        metrics.put("R² of p from the latent plane", text("%.4f", result.map().rSquared()[1]));
        addRollouts(metrics, result);
        metrics.put("training time", text("%.0f s", result.trainingSeconds()));
        return metrics;
    }

    private static Map<String, String> losses(Measured result, String what) {
        Map<String, String> metrics = new LinkedHashMap<>();
        metrics.put("train" + what, result.trainLoss().toString());
        metrics.put("test" + what, result.testLoss().toString());
        return metrics;
    }

    private static void addRollouts(Map<String, String> metrics, Measured result) {
        metrics.put("coordinate MSE of rollouts", result.rollout().coordinates().toString());
        metrics.put(ENERGY, result.rollout().energy().toString());
        metrics.put("energy MSE, median", Verdicts.number(result.rollout().energy().median()));
    }

    private static Map<String, Double> published(Published theirs, String what) {
        return Map.of("train" + what, theirs.train(), "test" + what, theirs.test(), "test RMSE of dx/dt", Math.sqrt(theirs.test()),
                ENERGY, theirs.energy());
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private static Table beside(String title, List<Map<String, String>> ours, List<Map<String, Double>> published) {
        List<String> metrics = List.copyOf(ours.get(0).keySet());
        Table table = Table.create(title, StringColumn.create("metric", metrics));
        for (int i = 0; i < 2; i++) {
            table.addColumns(StringColumn.create(i == 0 ? "baseline" : "HNN", metrics.stream().map(ours.get(i)::get).toList()));
        }
        for (int i = 0; i < 2; i++) {
            Map<String, Double> theirs = published.get(i);
            table.addColumns(StringColumn.create(i == 0 ? "baseline, published" : "HNN, published", metrics.stream()
                    .map(metric -> theirs.containsKey(metric) ? Verdicts.number(theirs.get(metric)) : "").toList()));
        }
        return table;
    }
}
