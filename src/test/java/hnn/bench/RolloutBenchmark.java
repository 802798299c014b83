package hnn.bench;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import hnn.Native;
import hnn.data.Dataset;
import hnn.experiment.Experiments;
import hnn.experiment.FieldExperiment;
import hnn.learned.LearnedHamiltonian;
import hnn.network.HamiltonianBlock;
import hnn.phase.Trajectory;
import hnn.rollout.Methods;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What rollouts are made of, without the start of a process: {@code ./environment/run bench java}. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RolloutBenchmark {

    /** The HNN of task 1, untrained: as fast as a trained one. */
    @State(Scope.Benchmark)
    public static class Network {
        LearnedHamiltonian field;
        final double[] x = {0.3, -0.5};

        @Setup
        public void make() {
            Native.prepare();
            try (NDManager manager = NDManager.newBaseManager()) {
                HamiltonianBlock block = Experiments.massSpring().hamiltonian(0);
                block.initialize(manager, DataType.FLOAT32, new Shape(1, 2));
                field = block.toField();
            }
        }
    }

    /** How many points go together. */
    @State(Scope.Benchmark)
    public static class Points {
        @Param({"1", "100", "1000", "10000"})
        int points;
        List<double[]> starts;

        @Setup
        public void make() {
            starts = IntStream.range(0, points).mapToObj(i -> new double[] {Math.sin(i), Math.cos(1.3 * i)}).toList();
        }
    }

    /** The tasks whose data is drawn. */
    @State(Scope.Benchmark)
    public static class Task {
        @Param({"1", "2", "4"})
        String task;

        FieldExperiment experiment() {
            return switch (task) {
                case "1" -> Experiments.massSpring();
                case "2" -> Experiments.pendulum();
                default -> Experiments.twoBodies();
            };
        }
    }

    /** J grad H at one point. */
    @Benchmark
    public double[] onePoint(Network network) {
        return network.field.at(0, network.x);
    }

    /** A step of Runge-Kutta 4 of many points, between two times. */
    @Benchmark
    public List<Trajectory> rungeKuttaStep(Network network, Points points) {
        return Methods.rungeKutta4().every(0.01).integrate(network.field, points.starts, new double[] {0, 0.01});
    }

    /** A task's data set. */
    @Benchmark
    public Dataset data(Task task) {
        return task.experiment().dataset(0);
    }
}
