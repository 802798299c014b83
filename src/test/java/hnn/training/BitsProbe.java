package hnn.training;

import ai.djl.nn.Block;
import hnn.EngineMemory;
import hnn.data.DataSettings;
import hnn.data.Starts;
import hnn.data.TrajectoryData;
import hnn.learned.LearnedHamiltonian;
import hnn.network.FieldBlock;
import hnn.network.HamiltonianBlock;
import hnn.network.Mlp;
import hnn.pixel.FrameDataset;
import hnn.pixel.FrameSettings;
import hnn.pixel.FrameTraining;
import hnn.pixel.LatentBlock;
import hnn.pixel.PendulumFrames;
import hnn.rollout.Methods;
import hnn.shooting.PathData;
import hnn.shooting.PathTraining;
import hnn.shooting.Segments;
import hnn.system.MassSpring;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Trains on states, paths and frames, each batch in more than one shard, and prints a number that other bits would not give. */
final class BitsProbe {

    private static final MassSpring SYSTEM = new MassSpring();
    private static final DataSettings MANY = new DataSettings(50, 20, 3, 0.1, 0.5, 0);

    private BitsProbe() {}

    /** Trains; beside two threads that do nothing else than run where the argument is "busy". */
    public static void main(String[] arguments) {
        if (arguments[0].equals("busy")) {
            for (int i = 0; i < 2; i++) {
                var loop = new Thread(() -> {
                    while (!Thread.interrupted()) {
                        Thread.onSpinWait();
                    }
                });
                loop.setDaemon(true);
                loop.start();
            }
        }
        var whole = new TrainingSettings(20, Integer.MAX_VALUE, 1e-3, 1e-4, 5, 0);
        var hnn = new HamiltonianBlock(new Mlp(2, 200, 1, 0));
        LearnedHamiltonian field = Training.train(hnn, TrajectoryData.generate(SYSTEM, Starts.ring(0.1, 1), MANY), whole,
                Progress.silent()).field();
        print("states", hnn);
        FieldBlock<?> onPaths = new HamiltonianBlock(new Mlp(2, 200, 1, 0));
        PathTraining.train(onPaths, PathData.generate(SYSTEM, Starts.ring(0.1, 1), MANY), Segments.of(3), whole,
                Progress.silent(),
                null);
        print("paths", onPaths);
        FrameDataset frames = PendulumFrames.generate(FrameSettings.paper().withTrials(6).withSide(12));
        var model = new LatentBlock<>(frames.pairPixels(), 100, new HamiltonianBlock(new Mlp(2, 100, 1, 0)), 0);
        FrameTraining.train(model, frames, new TrainingSettings(10, 200, 1e-3, 1e-4, 5, 0), Progress.silent(), null);
        print("frames", model);
        List<double[]> starts = IntStream.range(0, 300).mapToObj(i -> new double[] {Math.sin(i), Math.cos(1.3 * i)}).toList();
        var paths = Methods.rungeKutta4().every(0.1).integrate(field.single(), starts, new double[] {0, 1});
        System.out.println("rollouts " + Arrays.deepHashCode(paths.stream().map(path -> path.end()).toArray()));
    }

    private static void print(String what, Block block) {
        System.out.println(what + " " + block.getParameters().values().stream()
                .mapToInt(parameter -> Arrays.hashCode(EngineMemory.doubles(parameter.getArray().stopGradient()))).sum());
    }
}
