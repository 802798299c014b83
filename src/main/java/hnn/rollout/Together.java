package hnn.rollout;

import hnn.Arguments;
import hnn.phase.Field;
import hnn.phase.SideBySide;
import hnn.phase.Trajectory;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Follows a field from many starts as one path of a larger phase space. */
final class Together {

    private Together() {}

    /** Refuses starts of different lengths, and whatever a single path would refuse. */
    static void check(Field field, List<double[]> starts, double[] times) {
        Arguments.require(!starts.isEmpty(), "starts is empty: give at least one state");
        for (double[] start : starts) {
            Requests.check(field, start, times);
            Arguments.require(start.length == starts.get(0).length,
                    "starts must be of one length, not %d and %d", starts.get(0).length, start.length);
        }
    }

    /**
     * Follows all starts with the same steps.
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
