package hnn.pair;

import hnn.Arguments;
import hnn.phase.SeparableHamiltonian;
import java.util.Arrays;

/**
 * Bodies that act on one another in pairs, along the line between the two.
 *
 * <pre>
 *   H = sum_i T_i(|p_i|^2) + sum_{i&lt;j} V_ij(r_ij) (+ sum_i U(q_i)),    r_ij = |q_i - q_j|
 *
 *   x = (all first coordinates, all second ones, .., then all momenta alike)          length 2 D N, D = 2 or 3
 * </pre>
 *
 * Without U this H does not change when all bodies are moved, turned or mirrored, so its motion conserves momentum and angular momentum
 * (Noether's theorem): along whatever path, of whatever T and V. Source: Goldstein, Poole and Safko, Classical Mechanics, sections 1.2 and
 * 13.7.
 */
public interface PairHamiltonian extends SeparableHamiltonian {

    /** Returns the masses of the N bodies, of which T and V may depend; a copy. */
    double[] masses();

    /** Returns D, the dimension of space, 2 or 3. */
    int space();

    /**
     * Returns V_ij of each pair.
     *
     * @param distances r_ij in the order of the pairs (1, 2), (1, 3), (2, 3), (1, 4), ..
     */
    double[] pairEnergies(double[] distances);

    /** Returns dV_ij/dr of each pair; see {@link #pairEnergies}. */
    double[] pairSlopes(double[] distances);

    /** Returns T_i of each body. */
    double[] kineticEnergies(double[] squares);

    /**
     * Returns dT_i/d(|p_i|^2) of each body.
     *
     * @param squares |p_i|^2
     */
    double[] kineticSlopes(double[] squares);

    /** Returns the sum of U over all bodies, 0 where there is none. */
    default double outerEnergy(double[] q) {
        return 0;
    }

    /** Adds the gradient of the outer potential, if there is one, to that of the pairs. */
    default void addOuterGradient(double[] q, double[] gradient) {}

    /** Returns T of the momenta, length D N. */
    default double kineticEnergy(double[] p) {
        return Arrays.stream(kineticEnergies(Pairs.squares(p, masses().length))).sum();
    }

    /** Returns the sum of V over all pairs, and of U over all bodies, of the positions, length D N. */
    default double potentialEnergy(double[] q) {
        return Arrays.stream(pairEnergies(Pairs.distances(q, masses().length))).sum() + outerEnergy(q);
    }

    @Override
    default double hamiltonian(double[] x) {
        int n = check(x) / 2;
        return kineticEnergy(Arrays.copyOfRange(x, n, 2 * n)) + potentialEnergy(Arrays.copyOf(x, n));
    }

    @Override
    default double[] kineticGradient(double[] p) {
        int n = masses().length;
        double[] slopes = kineticSlopes(Pairs.squares(p, n));
        double[] gradient = new double[p.length];
        for (int k = 0; k < p.length; k++) {
            gradient[k] = 2 * slopes[k % n] * p[k];
        }
        return gradient;
    }

    @Override
    default double[] potentialGradient(double[] q) {
        int n = masses().length;
        double[] distances = Pairs.distances(q, n);
        double[] gradient = Pairs.gradient(q, n, distances, pairSlopes(distances));
        addOuterGradient(q, gradient);
        return gradient;
    }

    /** Returns the total momentum of a state, a number for each direction of space. */
    default double[] momentum(double[] x) {
        int n = masses().length;
        double[] total = new double[space()];
        for (int k = 0; k < check(x) / 2; k++) {
            total[k / n] += x[x.length / 2 + k];
        }
        return total;
    }

    /** Returns the total angular momentum of a state about the origin: one number in the plane, three in space. */
    default double[] angularMomentum(double[] x) {
        int n = masses().length;
        int half = check(x) / 2;
        double[] total = new double[space() == 2 ? 1 : 3];
        for (int k = 0; k < total.length; k++) {
            int one = space() == 2 ? 0 : (k + 1) % 3;
            int other = space() == 2 ? 1 : (k + 2) % 3;
            for (int i = 0; i < n; i++) {
                total[k] += x[one * n + i] * x[half + other * n + i] - x[other * n + i] * x[half + one * n + i];
            }
        }
        return total;
    }

    /** Returns the length of a state; fails if it is not that of these bodies. */
    private int check(double[] x) {
        Arguments.require(x.length == 2 * space() * masses().length,
                "a state of %d bodies in %d dimensions has %d numbers, not %d",
                masses().length, space(), 2 * space() * masses().length, x.length);
        return x.length;
    }
}
