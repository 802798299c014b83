package hnn.experiment;

import hnn.data.Dataset;
import hnn.data.Samples;
import hnn.leastsquares.InstantTraining;
import hnn.network.BaselineBlock;
import hnn.network.HamiltonianBlock;
import hnn.network.Mlp;
import hnn.pair.PairFit;
import hnn.system.Bodies;
import hnn.system.HamiltonianSystem;
import hnn.training.Checkpointing;
import hnn.training.Progress;
import hnn.training.Training;
import hnn.training.TrainingSettings;
import java.util.List;
import java.util.function.LongFunction;

/**
 * An experiment whose networks see states and velocities.
 *
 * @param system the truth
 * @param data the samples for a seed; a recording is the same for all seeds
 * @param hidden units in each hidden layer
 * @param training how both networks are trained
 * @param rollouts what the energy metric is taken over
 */
public record FieldExperiment(
        String name, HamiltonianSystem system, LongFunction<Dataset> data, int hidden, TrainingSettings training,
        RolloutMetric rollouts, Published publishedBaseline, Published publishedHnn, Claim claim, String source)
        implements Experiment {

    /** 300 orbits of three bodies, 120 of two. */
    private static final int PAIR_STATES = 6000;
    private static final int PAIR_WIDTH = 100;

    /** Returns the data for a seed. */
    public Dataset dataset(long seed) {
        return data.apply(seed);
    }

    /** Makes the untrained baseline for a seed. */
    public BaselineBlock baseline(long seed) {
        return new BaselineBlock(new Mlp(system.dimension(), hidden, system.dimension(), seed));
    }

    /** Makes the untrained Hamiltonian network for a seed. */
    public HamiltonianBlock hamiltonian(long seed) {
        return new HamiltonianBlock(new Mlp(system.dimension(), hidden, 1, seed));
    }

    @Override
    public List<String> models() {
        return system instanceof Bodies ? List.of(BASELINE, HNN, INSTANT, PAIRS) : List.of(BASELINE, HNN, INSTANT);
    }

    @Override
    public double work(String model) {
        return model.equals(INSTANT) || model.equals(PAIRS) ? 1
                : (double) training.steps() * (200 + Math.min(training.batchSize(), 1000)) * (model.equals(HNN) ? 2 : 1);
    }

    @Override
    public Measured run(String model, int seed, Progress progress, Checkpointing checkpoints) {
        Dataset samples = dataset(seed);
        return ModelResult.of(this, samples, switch (model) {
            case HNN -> Training.train(hamiltonian(seed), samples, training.withSeed(seed), progress, checkpoints);
            case INSTANT -> InstantTraining.hamiltonian(samples.train(), hidden, seed).trained(INSTANT, samples);
            case PAIRS -> pairs(samples.train(), seed).trained(PAIRS, samples);
            default -> Training.train(baseline(seed), samples, training.withSeed(seed), progress, checkpoints);
        }, seed);
    }

    /** Solves for T and V of bodies: a part of the states is enough. */
    private PairFit pairs(Samples train, long seed) {
        double[] masses = ((Bodies) system).masses();
        return PairFit.of(train.part(0, Math.min(PAIR_STATES, train.size())), 2, masses, PAIR_WIDTH, seed);
    }
}
