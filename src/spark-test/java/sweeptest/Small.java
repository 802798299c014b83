package sweeptest;

import hnn.data.DataSettings;
import hnn.data.Starts;
import hnn.data.TrajectoryData;
import hnn.network.HamiltonianBlock;
import hnn.network.Mlp;
import hnn.system.MassSpring;
import hnn.training.Progress;
import hnn.training.Training;
import hnn.training.TrainingSettings;

/** A small training. */
final class Small {

    private Small() {}

    static double training(long seed) {
        var data = TrajectoryData.generate(new MassSpring(), Starts.ring(0.1, 1), new DataSettings(25, 30, 3, 0.1, 0.5, seed));
        return Training.train(new HamiltonianBlock(new Mlp(2, 200, 1, seed)), data,
                new TrainingSettings(200, 400, 1e-3, 0, 10, seed), Progress.silent(), null).history().last("test loss");
    }
}
