package hnn.experiment;

import hnn.metric.Estimate;
import hnn.metric.RolloutError;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/**
 * What one model of one experiment reached with one seed.
 *
 * @param experiment the experiment's name
 * @param model the model's name
 * @param seed decided data, first weights, batches and starts
 * @param train the loss on the training samples: the mean squared error of dx/dt, or the whole loss of a model of frames
 * @param test the same on the test samples
 * @param energy the energy metric, mean over starts
 * @param energyMedian its median over starts
 * @param coordinates the mean squared distance to the true paths
 * @param seconds of training
 * @param source of the data, where it matters
 */
public record SeedRun(String experiment, String model, int seed, double train, double test, double energy,
        double energyMedian, double coordinates, double seconds, String source) {

    static SeedRun of(FieldExperiment experiment, int seed, ModelResult result) {
        return of(experiment, result.model(), seed, result.train().meanSquare(), result.test().meanSquare(),
                result.rollout(), result.trainingSeconds());
    }

    static SeedRun of(FrameExperiment experiment, int seed, FrameResult result) {
        return of(experiment, result.model(), seed, result.train().whole(), result.test().whole(),
                result.rollout(), result.trainingSeconds());
    }

    private static SeedRun of(Experiment experiment, String model, int seed, Estimate train, Estimate test,
            RolloutError rollout, double seconds) {
        return new SeedRun(experiment.name(), model, seed, train.mean(), test.mean(), rollout.energy().mean(),
                rollout.energy().median(), rollout.coordinates().mean(), seconds, experiment.source());
    }

    static SeedRun of(Row row) {
        return new SeedRun(row.getString("experiment"), row.getString("model"), row.getInt("seed"),
                row.getDouble("train"), row.getDouble("test"), row.getDouble("energy"), row.getDouble("energy median"),
                row.getDouble("coordinates"), row.getDouble("seconds"), row.getString("source"));
    }

    void appendTo(Table table) {
        Row row = table.appendRow();
        row.setString("experiment", experiment);
        row.setString("model", model);
        row.setInt("seed", seed);
        row.setDouble("train", train);
        row.setDouble("test", test);
        row.setDouble("energy", energy);
        row.setDouble("energy median", energyMedian);
        row.setDouble("coordinates", coordinates);
        row.setDouble("seconds", seconds);
        row.setString("source", source);
    }

    /** Returns the experiment's name and the source of its samples. */
    String title() {
        return Experiment.title(experiment, source);
    }

    boolean is(Experiment other, String otherModel, int otherSeed) {
        return experiment.equals(other.name()) && model.equals(otherModel) && seed == otherSeed
                && source.equals(other.source());
    }
}
