package hnn.rollout;

import hnn.phase.Field;
import hnn.phase.SideBySide;
import hnn.phase.Trajectory;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Follows a field from many starts as one path of a larger phase space, with the same steps. */
final class Together {

    private Together() {}

    /**
     * Follows all starts.
     *
     * @param together follows the large path
     * @param alone follows each path by itself, where the large one fails: then the one that is to blame says so
     */
    static List<Trajectory> integrate(Integrator together, Integrator alone, Field field, List<double[]> starts, double[] times) {
        int copies = starts.size();
        try {
            double[] joined = SideBySide.join(starts.toArray(double[][]::new));
            Trajectory all = together.integrate(SideBySide.of(field, copies), joined, times);
            double[][][] states = Arrays.stream(all.states()).map(x -> SideBySide.split(x, copies)).toArray(double[][][]::new);
            return IntStream.range(0, copies)
                    .mapToObj(i -> new Trajectory(times, Arrays.stream(states).map(x -> x[i]).toArray(double[][]::new)))
                    .toList();
        } catch (RolloutException e) {
            return starts.stream().map(start -> alone.integrate(field, start, times)).toList();
        }
    }
}
