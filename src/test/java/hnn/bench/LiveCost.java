package hnn.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import hnn.Native;
import hnn.data.DataSettings;
import hnn.data.Dataset;
import hnn.data.Starts;
import hnn.data.TrajectoryData;
import hnn.jupyter.NotebookDisplay;
import hnn.network.HamiltonianBlock;
import hnn.network.Mlp;
import hnn.system.MassSpring;
import hnn.training.Progress;
import hnn.training.Training;
import hnn.training.TrainingSettings;
import java.util.Arrays;
import java.util.Locale;
import org.hipparchus.stat.descriptive.rank.Median;

/** What it costs to watch a training: task 1 with the losses drawn and written as JSON as in a cell, and in silence. */
public final class LiveCost {

    private static final int ROUNDS = 9;

    private final ObjectMapper json = new ObjectMapper();
    private final Dataset data =
            TrajectoryData.generate(new MassSpring(), Starts.ring(0.1, 1), new DataSettings(50, 30, 3, 0.1, 0.5, 0));
    private int updates;
    private long bytes;
    private long nanos;

    private LiveCost() {}

    /** Prints the seconds of each way, and the part of the time that the progress itself took. */
    public static void main(String[] arguments) {
        Native.prepare();
        new LiveCost().compare();
    }

    private void compare() {
        double[] silent = new double[ROUNDS];
        double[] live = new double[ROUNDS];
        double[] share = new double[ROUNDS];
        seconds(watched()); // warms up
        for (int round = 0; round < ROUNDS; round++) {
            updates = 0;
            bytes = 0;
            nanos = 0;
            boolean liveFirst = round % 2 == 1; // whatever grows along the way falls on both
            live[round] = liveFirst ? seconds(watched()) : 0;
            silent[round] = seconds(Progress.silent());
            live[round] = liveFirst ? live[round] : seconds(watched());
            share[round] = nanos * 1e-9 / live[round];
            print("round %d: silent %.2f s, live %.2f s, %d updates of %d kB, %.2f %% of the time", round + 1,
                    silent[round], live[round], updates, bytes / updates / 1000, 100 * share[round]);
        }
        print("medians: silent %.2f s, live %.2f s, ratio %.3f; the progress took %.2f %% of the time, at most %.2f %%",
                median(silent), median(live), median(live) / median(silent), 100 * median(share),
                100 * Arrays.stream(share).max().orElseThrow());
    }

    private double seconds(Progress progress) {
        var history =
                Training.train(new HamiltonianBlock(new Mlp(2, 200, 1, 0)), data, TrainingSettings.paper(), progress).history();
        return history.last("seconds");
    }

    private Progress watched() {
        Progress live = NotebookDisplay.progressOn(bundle -> {
            try {
                bytes += json.writeValueAsBytes(bundle).length;
                updates++;
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a bundle is no JSON", e);
            }
        });
        return update -> {
            long begin = System.nanoTime();
            live.report(update);
            nanos += System.nanoTime() - begin;
        };
    }

    private static double median(double[] values) {
        return new Median().evaluate(values);
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
