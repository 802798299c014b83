package hnn.experiment;

import hnn.training.Checkpointing;
import hnn.training.Progress;
import java.util.List;

/** One experiment of the paper, from the system to the metric, for each model and any seed. */
public interface Experiment {

    /** The source of an experiment whose samples come from its own system. */
    String SIMULATED = "simulated";
    /** The name of the model without physics. */
    String BASELINE = "baseline";
    /** The name of the Hamiltonian network. */
    String HNN = "HNN";
    /** The name of the Hamiltonian network whose last layer is solved for, see {@link hnn.leastsquares.InstantTraining}. */
    String INSTANT = "instant HNN";
    /** Of bodies, whose H sees only distances; solved for, too. */
    String PAIRS = "pair HNN";

    /** Returns the notebook's name. */
    String name();

    /** Says where the samples come from. */
    String source();

    /** Returns the authors' numbers for the baseline. */
    Published publishedBaseline();

    /** Returns the authors' numbers for the Hamiltonian network. */
    Published publishedHnn();

    /** Returns what must hold of our means. */
    Claim claim();

    /** Returns the names of the models that it has. */
    default List<String> models() {
        return List.of(BASELINE, HNN);
    }

    /** Returns about how long one run of a model takes; the unit is a step of a network of 200 units over one sample. */
    double work(String model);

    /**
     * Makes the data, trains one model and measures it.
     *
     * @param model one of {@link #models}
     * @param seed decides all chance
     * @param checkpoints where the training is kept and resumed from; null for nowhere
     */
    Measured run(String model, int seed, Progress progress, Checkpointing checkpoints);

    /** Returns the name, and where the samples come from if that is not the experiment's own system. */
    default String title() {
        return title(name(), source());
    }

    /** Returns the title that an experiment of a name has with samples of a source. */
    static String title(String name, String source) {
        return source.equals(SIMULATED) ? name : name + " (" + source + ")";
    }
}
