package hnn.leastsquares;

import hnn.Arguments;
import hnn.phase.Field;
import hnn.phase.Trajectory;
import hnn.rollout.Integrator;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.stat.descriptive.StreamingStatistics;

/**
 * Where a path lies with a probability of 95 %, as far as the noise on the velocities decides: from fields drawn around the best one,
 * in each coordinate and at each time
 *
 * <pre>
 *   mean of the draws &#177; t s sqrt(1 + 1/k)
 * </pre>
 *
 * with the standard deviation s of the k draws and Student's t for k - 1 degrees of freedom.
 *
 * @param times m
 * @param low the lower ends, m rows as long as a state
 * @param high the upper ends
 */
public record Band(double[] times, double[][] low, double[][] high) {

    private static final double BELOW_UPPER_END = 0.975;

    /**
     * Follows the drawn fields from starts. Returns a band for each.
     *
     * @param draws at least two fields, see {@link Fitted#draws}
     */
    public static List<Band> along(List<? extends Field> draws, List<double[]> starts, double[] times, Integrator integrator) {
        Arguments.atLeast("the number of draws", 2, draws.size());
        List<List<Trajectory>> paths = new ArrayList<>();
        for (Field field : draws) {
            paths.add(integrator.integrate(field, starts, times));
        }
        return IntStream.range(0, starts.size()).mapToObj(i -> of(times, paths.stream().map(of -> of.get(i)).toList())).toList();
    }

    private static Band of(double[] times, List<Trajectory> paths) {
        int dimension = paths.get(0).dimension();
        double[][] low = new double[times.length][dimension];
        double[][] high = new double[times.length][dimension];
        double student = new TDistribution(paths.size() - 1).inverseCumulativeProbability(BELOW_UPPER_END);
        for (int k = 0; k < times.length; k++) {
            for (int i = 0; i < dimension; i++) {
                var values = new StreamingStatistics();
                for (Trajectory path : paths) {
                    values.addValue(path.states()[k][i]);
                }
                double half = student * values.getStandardDeviation() * Math.sqrt(1 + 1.0 / paths.size());
                low[k][i] = values.getMean() - half;
                high[k][i] = values.getMean() + half;
            }
        }
        return new Band(times.clone(), low, high);
    }

    /** Returns the part of the states' coordinates after the start that is inside. */
    public double covers(Trajectory truth) {
        Arguments.require(truth.size() == times.length, "truth must have the band's %d states, not %d", times.length,
                truth.size());
        int inside = 0;
        int all = 0;
        for (int k = 1; k < times.length; k++) {
            for (int i = 0; i < truth.dimension(); i++) {
                double value = truth.states()[k][i];
                inside += low[k][i] <= value && value <= high[k][i] ? 1 : 0;
                all++;
            }
        }
        return (double) inside / all;
    }

    /** Returns the mean width over times and coordinates. */
    public double width() {
        double sum = 0;
        for (int k = 0; k < times.length; k++) {
            for (int i = 0; i < low[k].length; i++) {
                sum += high[k][i] - low[k][i];
            }
        }
        return sum / (times.length * low[0].length);
    }
}
