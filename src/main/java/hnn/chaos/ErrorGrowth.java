package hnn.chaos;

import hnn.Arguments;
import hnn.metric.Squares;
import hnn.phase.Field;
import hnn.phase.SideBySide;
import hnn.phase.Trajectory;
import hnn.rollout.Integrator;
import java.util.Arrays;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * What makes a rollout's error grow: the model, which is wrong all along the path, or the dynamics, which multiply what is wrong.
 *
 * <pre>
 *   error          |y(t) - x(t)|,    dx/dt = f, the truth,    dy/dt = g, the model,    y(0) = x(0)
 *   model error    integral from 0 to t of |g(s, x(s)) - f(s, x(s))| ds
 *   amplification  error / model error, NaN at the first time
 *   twin           |x'(t) - x(t)| / 1e-7,    dx'/dt = f,    x'(0) = x(0) + 1e-7 e
 * </pre>
 *
 * The model error is what would be wrong if the dynamics neither grew nor shrank a displacement; or less, where parts of it
 * cancel. So an amplification clearly above 1 is the work of the dynamics. One near 1 or below means model error where the twin's
 * factor is near 1, too. Where the twin's is large, growth and cancellation may balance, and the amplification alone does not
 * tell.
 *
 * <p>Even where nothing cancels, the amplification is as a rule below the twin's factor, since only what is wrong at the start is
 * multiplied for the whole time. With a growth of e^(a t) and a constant difference of the fields along it, it is
 * (e^(a t) - 1) / (a t).
 *
 * <p>The twin's displacement e is along g - f at the start, of length 1: the direction in which the model first leaves the truth.
 * The dynamics may multiply one direction and not another. The twin is no measure any more where its distance is no longer small
 * against the motion, at factors of about 10^5 for a motion of size 1.
 */
public record ErrorGrowth(double[] times, double[] error, double[] modelError, double[] amplification, double[] twin) {

    /**
     * Follows the truth, its twin and the model.
     *
     * @param times even or not; the integral is taken over them by the trapezoidal rule, so they must be close together against
     *     the changes of g - f
     * @param integrator follows all of them, to 1e-9 or better
     * @throws IllegalArgumentException if model and truth agree at the start, so that e has no direction
     * @throws hnn.rollout.RolloutException if a path cannot be followed to the end
     */
    public static ErrorGrowth of(Field truth, Field model, double[] start, double[] times, Integrator integrator) {
        Arguments.atLeast("the number of times", 2, times.length);
        Arguments.phaseDimension("the length of the start", start.length);
        double[][][] pair = withTwin(truth, beside(truth, model, start, times[0]), start, times, integrator);
        Trajectory rollout = integrator.integrate(model, start, times);
        double[] error = new double[times.length];
        double[] twin = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            error[i] = Squares.distance(rollout.states()[i], pair[i][0]);
            twin[i] = Squares.distance(pair[i][1], pair[i][0]) / Lyapunov.APART;
        }
        double[] modelError = integral(truth, model, pair, times);
        double[] amplification = new double[times.length];
        Arrays.setAll(amplification, i -> error[i] / modelError[i]);
        return new ErrorGrowth(times.clone(), error, modelError, amplification, twin);
    }

    /** Returns the start displaced along g - f. */
    private static double[] beside(Field truth, Field model, double[] start, double time) {
        double[] f = truth.at(time, start);
        double[] g = model.at(time, start);
        double size = Squares.distance(f, g);
        Arguments.require(size > 0, "model and truth agree at the start %s: begin where they differ", Arrays.toString(start));
        double[] beside = start.clone();
        Arrays.setAll(beside, i -> start[i] + Lyapunov.APART * (g[i] - f[i]) / size);
        return beside;
    }

    /** Returns for each time the states of the truth and of its twin, followed as one with the same steps. */
    private static double[][][] withTwin(Field truth, double[] beside, double[] start, double[] times, Integrator integrator) {
        double[] both = SideBySide.join(new double[][] {start, beside});
        Trajectory path = integrator.integrate(SideBySide.of(truth, 2), both, times);
        return Arrays.stream(path.states()).map(x -> SideBySide.split(x, 2)).toArray(double[][][]::new);
    }

    private static double[] integral(Field truth, Field model, double[][][] pair, double[] times) {
        double[] integral = new double[times.length];
        double before = 0;
        for (int i = 0; i < times.length; i++) {
            double[] x = pair[i][0];
            double difference = Squares.distance(truth.at(times[i], x), model.at(times[i], x));
            if (i > 0) {
                integral[i] = integral[i - 1] + Math.abs(times[i] - times[i - 1]) * (before + difference) / 2;
            }
            before = difference;
        }
        return integral;
    }

    /** Returns the columns t, error, model error, amplification, twin. */
    public Table toTable() {
        return Table.create("error growth", DoubleColumn.create("t", times), DoubleColumn.create("error", error),
                DoubleColumn.create("model error", modelError), DoubleColumn.create("amplification", amplification),
                DoubleColumn.create("twin", twin));
    }
}
