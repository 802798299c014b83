package hnn.mechanics;

import hnn.Arguments;
import hnn.learned.LearnedNetwork;
import hnn.phase.BatchField;
import java.util.Arrays;

/**
 * A trained Lagrangian and its motion of (q, v).
 *
 * @param learned L, which the motion decides up to a factor (and a total derivative)
 * @param motion (v, dv/dt)
 * @param factor that L is multiplied by, so that a mass is as it was named
 */
public record LearnedLagrangian(LearnedNetwork learned, LearnedNetwork motion, double factor) implements BatchField {

    /** Takes L as it is. */
    public LearnedLagrangian(LearnedNetwork learned, LearnedNetwork motion) {
        this(learned, motion, 1);
    }

    /**
     * Returns the same motion with L in the units in which the mean of M_11 over some states is a mass that is known.
     *
     * @param mass above 0
     * @param states (q, v), a row a state
     */
    public LearnedLagrangian withUnit(double mass, double[][] states) {
        Arguments.positive("mass", mass);
        double mean = Arrays.stream(states).mapToDouble(x -> mass(Arrays.copyOf(x, x.length / 2))[0][0]).average().orElseThrow();
        return new LearnedLagrangian(learned, motion, factor * mass / mean);
    }

    /** Returns dL/dv, the momenta of a state (q, v). */
    public double[] momentum(double[] x) {
        double[] gradient = learned.gradients(new double[][] {x})[0];
        return Arrays.stream(gradient, x.length / 2, x.length).map(slope -> factor * slope).toArray();
    }

    /** Returns M(q): what the momenta are for rates of 1, one after the other; all of L where that is mechanical. */
    public double[][] mass(double[] q) {
        int n = q.length;
        double[] rest = momentum(Arrays.copyOf(q, 2 * n));
        double[][] mass = new double[n][];
        for (int i = 0; i < n; i++) {
            double[] x = Arrays.copyOf(q, 2 * n);
            x[n + i] = 1;
            double[] momentum = momentum(x);
            Arrays.setAll(momentum, k -> momentum[k] - rest[k]);
            mass[i] = momentum;
        }
        return mass;
    }

    /** Returns V(q), minus L at rest, up to a constant. */
    public double potential(double[] q) {
        return -value(Arrays.copyOf(q, 2 * q.length));
    }

    private double value(double[] x) {
        return factor * learned.values(new double[][] {x})[0][0];
    }

    /** Returns the energy v dL/dv - L of a state (q, v). */
    public double energy(double[] x) {
        double[] momentum = momentum(x);
        double sum = -value(x);
        for (int i = 0; i < momentum.length; i++) {
            sum += momentum[i] * x[momentum.length + i];
        }
        return sum;
    }

    @Override
    public double[][] atAll(double t, double[][] states) {
        return motion.values(states);
    }
}
