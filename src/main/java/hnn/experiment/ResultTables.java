package hnn.experiment;

import hnn.system.HamiltonianSystem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Results as tables to read. */
public final class ResultTables {

    private static final String ENERGY = "energy MSE of rollouts";

    private ResultTables() {}

    /** Returns a row a metric, what was measured of both models and the numbers that an experiment has as published. */
    public static Table beside(FieldExperiment experiment, ModelResult baseline, ModelResult hnn) {
        return beside(experiment, " MSE of dx/dt", List.of(metrics(baseline), metrics(hnn)));
    }

    /** Returns the same of models of frames. */
    public static Table beside(FrameExperiment experiment, FrameResult baseline, FrameResult hnn) {
        return beside(experiment, " loss", List.of(metrics(baseline), metrics(hnn)));
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
        metrics.put("train loss / variance of the pixels", percent(result.trainLoss().mean() / result.variance()));
        metrics.put("test loss / variance of the pixels", percent(result.testLoss().mean() / result.variance()));
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

    private static String percent(double part) {
        return text("%.2f %%", 100 * part);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private static Table beside(Experiment experiment, String losses, List<Map<String, String>> ours) {
        List<String> metrics = List.copyOf(ours.get(0).keySet());
        return Table.create(experiment.title(), StringColumn.create("metric", metrics),
                StringColumn.create("baseline", metrics.stream().map(ours.get(0)::get)),
                StringColumn.create("HNN", metrics.stream().map(ours.get(1)::get)),
                StringColumn.create("baseline, published", published(metrics, experiment.publishedBaseline(), losses)),
                StringColumn.create("HNN, published", published(metrics, experiment.publishedHnn(), losses)));
    }

    private static Stream<String> published(List<String> metrics, Published theirs, String losses) {
        Map<String, Double> numbers = Map.of("train" + losses, theirs.train(), "test" + losses, theirs.test(),
                "test RMSE of dx/dt", Math.sqrt(theirs.test()), ENERGY, theirs.energy());
        return metrics.stream().map(metric -> numbers.containsKey(metric) ? Verdicts.number(numbers.get(metric)) : "");
    }
}
