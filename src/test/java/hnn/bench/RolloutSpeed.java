package hnn.bench;

import hnn.Native;
import hnn.experiment.Experiments;
import hnn.experiment.FieldExperiment;
import hnn.experiment.RandomRollouts;
import hnn.file.NpzWeights;
import hnn.learned.LearnedHamiltonian;
import hnn.phase.Field;
import hnn.phase.Times;
import hnn.rollout.DormandPrince;
import hnn.rollout.Methods;
import hnn.training.Progress;
import hnn.training.Training;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.hipparchus.stat.descriptive.rank.Median;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Rollouts of task 1's trained HNN, timed: one field evaluation, one Runge-Kutta step of 1000 points, and the 15 rollouts of
 * the metric. Each figure is a line, its name and a number.
 */
@Command(name = "rollout-speed")
public final class RolloutSpeed implements Runnable {

    /** SciPy's absolute tolerance, which the paper's code leaves as it is. */
    private static final DormandPrince AS_IN_PYTHON = new DormandPrince(1e-9, 1e-6);
    private static final int ROUNDS = 15;
    private static final int STEPS = 20;
    private static final int EVALUATIONS = 20_000;

    @Parameters(index = "0", description = "the weights, as .npz")
    private Path weights;

    @Parameters(index = "1", description = "train to train and write the weights, time to read and time them")
    private String what;

    /** Runs the command line. */
    public static void main(String[] arguments) {
        Native.prepare();
        System.exit(new CommandLine(new RolloutSpeed()).execute(arguments));
    }

    @Override
    public void run() {
        try {
            if (what.equals("train")) {
                FieldExperiment task = Experiments.massSpring();
                NpzWeights.write(Training.train(task.hamiltonian(0), task.dataset(0), task.training(), Progress.silent())
                        .field().network(), weights);
            } else {
                time(new LearnedHamiltonian(NpzWeights.readOutput(weights, 0)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void time(LearnedHamiltonian hnn) {
        double[] field = hnn.at(0, new double[] {0.3, -0.5});
        System.out.printf(Locale.ROOT, "field-q %.9f%nfield-p %.9f%n", field[0], field[1]);
        print("point", 1e6 / EVALUATIONS, () -> {
            double sum = 0;
            for (int i = 0; i < EVALUATIONS; i++) {
                sum += hnn.at(0, new double[] {0.3 + 1e-6 * i, -0.5})[0];
            }
            return sum;
        });
        for (int points : new int[] {1, 100, 1000, 10_000}) {
            printSteps("rk4-", hnn, points);
            printSteps("single-rk4-", hnn.single(), points);
        }
        List<double[]> starts = ((RandomRollouts) Experiments.massSpring().rollouts()).draw(0);
        double[] times = Times.linspace(0, 20, 100);
        print("rollouts", 1, () -> AS_IN_PYTHON.integrate(hnn, starts, times));
    }

    private static void printSteps(String name, Field field, int points) {
        var steps = Methods.rungeKutta4().every(0.01);
        List<double[]> many = IntStream.range(0, points)
                .mapToObj(i -> new double[] {Math.sin(i), Math.cos(1.3 * i)}).toList();
        int count = Math.max(2, Math.min(STEPS, 20_000 / points));
        double[] span = {0, 0.01 * count};
        print(name + points, 1e3 / count, () -> steps.integrate(field, many, span));
    }

    /** Prints the median of some rounds, after as many that warm the compiler up. */
    private static void print(String name, double unit, Supplier<Object> work) {
        double[] seconds = new double[ROUNDS];
        for (int round = -ROUNDS; round < ROUNDS; round++) {
            long begin = System.nanoTime();
            Objects.requireNonNull(work.get());
            seconds[Math.max(round, 0)] = (System.nanoTime() - begin) * 1e-9;
        }
        System.out.printf(Locale.ROOT, "%s %.5f%n", name, new Median().evaluate(seconds) * unit);
    }
}
