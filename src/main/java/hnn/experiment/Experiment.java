package hnn.experiment;

import hnn.data.DataSource;
import hnn.data.Dataset;
import hnn.metric.RolloutMetric;
import hnn.network.BaselineBlock;
import hnn.network.HamiltonianBlock;
import hnn.network.Mlp;
import hnn.system.HamiltonianSystem;
import hnn.training.TrainingSettings;

/**
 * One experiment of the paper, from the system to the metric.
 *
 * @param name the notebook's name
 * @param system the truth
 * @param data where the samples come from
 * @param hidden units in each hidden layer
 * @param training how both networks are trained
 * @param rollouts what the energy metric is taken over
 * @param publishedBaseline the authors' numbers for the baseline
 * @param publishedHnn the authors' numbers for the Hamiltonian network
 * @param claim what must hold of our means
 * @param source says where the samples come from
 */
public record Experiment(
        String name, HamiltonianSystem system, DataSource data, int hidden, TrainingSettings training,
        RolloutMetric rollouts, Published publishedBaseline, Published publishedHnn, Claim claim, String source) {

    /** The source of an experiment whose samples come from its own system. */
    public static final String SIMULATED = "simulated";

    /** Returns the name, and where the samples come from if that is not the experiment's own system. */
    public String title() {
        return title(name, source);
    }

    static String title(String name, String source) {
        return source.equals(SIMULATED) ? name : name + " (" + source + ")";
    }

    /** Returns the data for a seed. */
    public Dataset dataset(long seed) {
        return data.draw(seed);
    }

    /** Makes the untrained baseline for a seed. */
    public BaselineBlock baseline(long seed) {
        return new BaselineBlock(new Mlp(system.dimension(), hidden, system.dimension(), seed));
    }

    /** Makes the untrained Hamiltonian network for a seed. */
    public HamiltonianBlock hamiltonian(long seed) {
        return new HamiltonianBlock(new Mlp(system.dimension(), hidden, 1, seed));
    }
}
