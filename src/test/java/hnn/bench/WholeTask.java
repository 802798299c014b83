package hnn.bench;

import hnn.Native;
import hnn.data.Dataset;
import hnn.experiment.Experiments;
import hnn.experiment.FieldExperiment;
import hnn.network.FieldBlock;
import hnn.training.Progress;
import hnn.training.Training;
import java.util.List;

/** A task from nothing: data, both trainings, and the energy metric of both. What is timed is the whole program. */
public final class WholeTask {

    private WholeTask() {}

    /** Runs task 1 or 4. */
    public static void main(String[] arguments) {
        Native.prepare();
        FieldExperiment task = arguments[0].equals("4") ? Experiments.twoBodies() : Experiments.massSpring();
        Dataset data = task.dataset(0);
        for (FieldBlock<?> block : List.of(task.baseline(0), task.hamiltonian(0))) {
            System.err.println(task.rollouts().of(
                    Training.train(block, data, task.training(), Progress.silent()).field(), 0).energy());
        }
    }
}
