package hnn.rollout;

import hnn.Cores;
import hnn.phase.Field;
import hnn.phase.Fields;
import hnn.phase.SideBySide;
import hnn.phase.Trajectory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Rollouts of several fields from the same start, or the same starts. */
public final class Rollouts {

    private Rollouts() {}

    /** Follows each field from the same start. Returns the paths by the names of the fields, in their order. */
    public static Map<String, Trajectory> of(Fields fields, double[] start, double[] times, Integrator integrator) {
        return fields.map(field -> integrator.integrate(field, start, times));
    }

    /**
     * Follows each field from the same starts. Returns for each field, in their order, the paths in the order of the starts.
     *
     * @param starts at least one, all of one length
     */
    public static Map<String, List<Trajectory>> of(Fields fields, List<double[]> starts, double[] times, Integrator integrator) {
        return fields.map(field -> integrator.integrate(field, starts, times));
    }

    /**
     * Follows starts in blocks of nearly equal size, shared out over the cores. Returns the paths in the order of the starts.
     *
     * @param least so many in a block at least
     * @param enough so many where there are blocks for eight cores
     */
    static List<Trajectory> inBlocks(List<double[]> starts, int least, int enough,
            Function<List<double[]>, List<Trajectory>> follow) {
        int size = starts.size();
        int many = Math.max(Math.min(size / least, 8), size / enough);
        int blocks = Math.max(1, Integer.highestOneBit(many)); // equal work for two, four or eight cores
        return Cores
                .map(blocks,
                        k -> follow.apply(
                                starts.subList((int) Cores.begin(k, blocks, size), (int) Cores.begin(k + 1, blocks, size))))
                .stream()
                .flatMap(List::stream).toList();
    }

    /**
     * Follows one field from all starts as one path of a larger phase space, so with the same steps.
     *
     * @param together follows the large path
     * @param alone follows each path by itself, where the large one fails: then the one that is to blame says so
     * @param warnings what the states of a path make doubtful
     */
    static List<Trajectory> together(Integrator together, Integrator alone, Field field, List<double[]> starts, double[] times,
            Function<double[][], List<String>> warnings) {
        int copies = starts.size();
        try {
            double[] joined = SideBySide.join(starts.toArray(double[][]::new));
            Trajectory all = together.integrate(SideBySide.of(field, copies), joined, times);
            double[][][] states = Arrays.stream(all.states()).map(x -> SideBySide.split(x, copies)).toArray(double[][][]::new);
            return IntStream.range(0, copies)
                    .mapToObj(i -> Arrays.stream(states).map(x -> x[i]).toArray(double[][]::new))
                    .map(path -> new Trajectory(times, path, warnings.apply(path)))
                    .toList();
        } catch (RolloutException e) {
            return starts.stream().map(start -> alone.integrate(field, start, times)).toList();
        }
    }
}
