package hnn.endurance;

import hnn.ResidentMemory;
import hnn.data.DataSettings;
import hnn.data.Dataset;
import hnn.data.Starts;
import hnn.data.TrajectoryData;
import hnn.network.HamiltonianBlock;
import hnn.network.Mlp;
import hnn.phase.Field;
import hnn.rollout.Methods;
import hnn.system.MassSpring;
import hnn.training.Progress;
import hnn.training.Training;
import hnn.training.TrainingSettings;
import java.lang.management.ManagementFactory;

/** A program that takes many steps and says ten times what it has of memory: of the process, and in the heap after a collection. */
public final class Steps {

    private static final int LOOKS = 10;

    private Steps() {}

    /** Takes the kind of steps and how many. */
    public static void main(String[] arguments) {
        int steps = Integer.parseInt(arguments[1]);
        if (arguments[0].equals("training")) {
            trained(steps, update -> {
                if (update.step() % (steps / LOOKS) == 0) {
                    say();
                }
            });
            return;
        }
        Field field = trained(100, Progress.silent());
        double[] x = {0.5, 0.1};
        for (int step = 1; step <= steps; step++) {
            x = Methods.rungeKutta4().step(field, 0, x, 0.01);
            if (step % (steps / LOOKS) == 0) {
                say();
            }
        }
    }

    private static Field trained(int steps, Progress progress) {
        Dataset data = TrajectoryData.generate(new MassSpring(), Starts.ring(0.1, 1), new DataSettings(25, 30, 3, 0.1, 0.5, 0));
        return Training.train(new HamiltonianBlock(new Mlp(2, 50, 1, 0)), data,
                new TrainingSettings(steps, 100, 1e-3, 0, 1000, 0), progress,
                null).field();
    }

    private static void say() {
        System.out.println(
                ResidentMemory.kilobytes() + " " + ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1000);
    }
}
