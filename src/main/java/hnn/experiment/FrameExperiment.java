package hnn.experiment;

import hnn.learned.LearnedField;
import hnn.learned.LearnedHamiltonian;
import hnn.network.BaselineBlock;
import hnn.network.FieldBlock;
import hnn.network.HamiltonianBlock;
import hnn.network.Mlp;
import hnn.phase.Field;
import hnn.pixel.FrameDataset;
import hnn.pixel.FrameSettings;
import hnn.pixel.FrameTraining;
import hnn.pixel.LatentBlock;
import hnn.pixel.PendulumFrames;
import hnn.training.Checkpointing;
import hnn.training.Progress;
import hnn.training.TrainingSettings;

/**
 * An experiment whose networks see frames of a pendulum.
 *
 * @param frames how the frames are made
 * @param hidden units in each hidden layer of all networks
 * @param training how both models are trained
 * @param rollouts test trials that the energy metric is taken over
 * @param steps frames that each is followed for
 */
public record FrameExperiment(String name, FrameSettings frames, int hidden, TrainingSettings training, int rollouts,
        int steps, Published publishedBaseline, Published publishedHnn, Claim claim) implements Experiment {

    /** A training step here in the unit of {@link Experiment#work}: mostly the large layers of encoder and decoder. */
    private static final double WORK = 4000;

    @Override
    public String source() {
        return SIMULATED;
    }

    /** Returns the frames for a seed. */
    public FrameDataset dataset(long seed) {
        return PendulumFrames.generate(frames.withSeed(seed));
    }

    /** Makes the untrained model with a baseline between encoder and decoder. */
    public LatentBlock<LearnedField> baseline(long seed) {
        return block(new BaselineBlock(new Mlp(LatentBlock.LATENT, hidden, LatentBlock.LATENT, seed)), seed);
    }

    /** Makes the untrained model with a Hamiltonian network between encoder and decoder. */
    public LatentBlock<LearnedHamiltonian> hamiltonian(long seed) {
        return block(new HamiltonianBlock(new Mlp(LatentBlock.LATENT, hidden, 1, seed)), seed);
    }

    private <F extends Field> LatentBlock<F> block(FieldBlock<F> dynamics, long seed) {
        return new LatentBlock<>(2 * frames.side() * frames.side(), hidden, dynamics, seed);
    }

    @Override
    public double work(String model) {
        return training.steps() * WORK;
    }

    @Override
    public Measured run(String model, int seed, Progress progress, Checkpointing checkpoints) {
        FrameDataset data = dataset(seed);
        LatentBlock<?> block = model.equals(HNN) ? hamiltonian(seed) : baseline(seed);
        var trained = FrameTraining.train(block, data, training.withSeed(seed), progress, checkpoints);
        return FrameResult.of(this, data, trained);
    }
}
