package hnn.bench;

import hnn.experiment.Experiments;
import hnn.experiment.FieldExperiment;
import hnn.phase.Trajectory;
import hnn.rollout.DormandPrince;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The data of tasks 1 to 4b, timed once each, as a program that is started for it takes it. First the end of one path of each is
 * printed, which other programs must come to, too.
 */
public final class DataSpeed {

    private DataSpeed() {}

    /** Prints ends of paths, and seconds. */
    public static void main(String[] arguments) {
        Map<String, FieldExperiment> tasks = new LinkedHashMap<>();
        tasks.put("1", Experiments.massSpring());
        tasks.put("2", Experiments.pendulum());
        tasks.put("4", Experiments.twoBodies());
        tasks.put("4b", Experiments.threeBodies());
        Map<String, double[]> starts = Map.of("1", new double[] {0.6, -0.3}, "2", new double[] {1.2, 0.9},
                "4", new double[] {1, -1, 0.5, -0.5, -0.2, 0.2, 0.4, -0.4},
                "4b", new double[] {1, -0.5, -0.5, 0, 0.8, -0.8, 0, -0.6, 0.6, 0.7, -0.4, -0.3});
        Map<String, Double> durations = Map.of("1", 3.0, "2", 3.0, "4", 20.0, "4b", 5.0);
        tasks.forEach((name, task) -> {
            Trajectory path = new DormandPrince(1e-11, 1e-12).integrate(
                    task.system(), starts.get(name), new double[] {0, durations.get(name)});
            for (int i = 0; i < path.dimension(); i++) {
                System.out.printf(Locale.ROOT, "end-%s-%d %.9f%n", name, i, path.end()[i]);
            }
            long begin = System.nanoTime();
            task.dataset(0);
            System.out.printf(Locale.ROOT, "data-%s %.4f%n", name, (System.nanoTime() - begin) * 1e-9);
        });
    }
}
