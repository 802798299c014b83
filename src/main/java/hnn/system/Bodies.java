package hnn.system;

import hnn.Arguments;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Bodies under their own gravity in the plane.
 *
 * <pre>
 *   H = sum_i |p_i|^2 / (2 m_i)  -  sum_{i&lt;j} m_i m_j / |r_i - r_j|        (G = 1)
 *
 *   x = (x_1..x_N, y_1..y_N, px_1..px_N, py_1..py_N)                         length 4N
 * </pre>
 *
 * Momentum and angular momentum are conserved as well as the energy. Where two bodies are at the same place, H and its gradient
 * fail with an {@link IllegalArgumentException}. Source: Greydanus et al. 2019, section 4, equation 5 (two bodies of mass 1), and
 * appendix B (three).
 *
 * @param masses m_1..m_N
 */
public record Bodies(double... masses) implements SeparableSystem {

    /** Copies the masses and checks that there are at least two, each a finite number above 0. */
    public Bodies {
        Arguments.require(masses.length >= 2, "masses must be at least 2, not %d", masses.length);
        for (int i = 0; i < masses.length; i++) {
            Arguments.positive("masses[" + i + "]", masses[i]);
        }
        masses = masses.clone();
    }

    @Override
    public String name() {
        return masses.length + " bodies";
    }

    /** Returns the number of bodies. */
    public int count() {
        return masses.length;
    }

    @Override
    public int degreesOfFreedom() {
        return 2 * masses.length;
    }

    @Override
    public double kinetic(double[] x) {
        int n = masses.length;
        double energy = 0;
        for (int i = 0; i < n; i++) {
            double px = x[2 * n + i];
            double py = x[3 * n + i];
            energy += (px * px + py * py) / (2 * masses[i]);
        }
        return energy;
    }

    @Override
    public double potential(double[] x) {
        double energy = 0;
        for (int i = 0; i < masses.length; i++) {
            for (int j = 0; j < i; j++) {
                energy -= masses[i] * masses[j] / distance(x, i, j);
            }
        }
        return energy;
    }

    @Override
    public double[] kineticGradient(double[] p) {
        double[] velocities = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            velocities[i] = p[i] / masses[i % masses.length];
        }
        return velocities;
    }

    @Override
    public double[] potentialGradient(double[] q) {
        int n = masses.length;
        double[] gradient = new double[2 * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double distance = distance(q, i, j);
                double pull = masses[i] * masses[j] / (distance * distance * distance);
                double alongX = pull * (q[i] - q[j]);
                double alongY = pull * (q[n + i] - q[n + j]);
                gradient[i] += alongX;
                gradient[j] -= alongX;
                gradient[n + i] += alongY;
                gradient[n + j] -= alongY;
            }
        }
        return gradient;
    }

    private double distance(double[] x, int i, int j) {
        int n = masses.length;
        double dx = x[i] - x[j];
        double dy = x[n + i] - x[n + j];
        double distance = Math.sqrt(dx * dx + dy * dy);
        if (distance == 0) {
            throw new IllegalArgumentException("bodies " + (j + 1) + " and " + (i + 1) + " are at the same place ("
                    + x[i] + ", " + x[n + i] + "): the force between them is not defined");
        }
        return distance;
    }

    @Override
    public Map<String, ToDoubleFunction<double[]>> conserved() {
        Map<String, ToDoubleFunction<double[]>> conserved = new LinkedHashMap<>();
        conserved.put(ENERGY, this::hamiltonian);
        conserved.put("momentum x", x -> momentum(x)[0]);
        conserved.put("momentum y", x -> momentum(x)[1]);
        conserved.put("angular momentum", this::angularMomentum);
        return conserved;
    }

    /** Returns the total momentum (sum of px, sum of py) of a state. */
    public double[] momentum(double[] x) {
        int n = masses.length;
        double[] total = new double[2];
        for (int i = 0; i < 2 * n; i++) {
            total[i / n] += x[2 * n + i];
        }
        return total;
    }

    /** Returns the total angular momentum about the origin of a state, sum of x py - y px. */
    public double angularMomentum(double[] x) {
        int n = masses.length;
        double total = 0;
        for (int i = 0; i < n; i++) {
            total += x[i] * x[3 * n + i] - x[n + i] * x[2 * n + i];
        }
        return total;
    }
}
