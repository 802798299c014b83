package hnn.phase;

import java.util.Arrays;

/**
 * The field of a Hamiltonian that splits into a part of the momenta and a part of the positions, H = T(p) + V(q).
 *
 * <pre>
 *   dq/dt = grad T(p),    dp/dt = -grad V(q)
 * </pre>
 *
 * Either half can be followed exactly while the other stands still; explicit symplectic methods are made of this.
 */
public interface SeparableHamiltonian extends HamiltonianField {

    /** Returns grad T, the velocities dq/dt, of the momenta p; a new array of length n. */
    double[] kineticGradient(double[] p);

    /** Returns grad V of the positions q, a new array of length n; the forces dp/dt are -grad V. */
    double[] potentialGradient(double[] q);

    /** Returns grad H = (grad V, grad T). */
    @Override
    default double[] gradient(double[] x) {
        int n = x.length / 2;
        return PhaseSpace.join(potentialGradient(Arrays.copyOf(x, n)), kineticGradient(Arrays.copyOfRange(x, n, 2 * n)));
    }

    /** Returns (grad T, -grad V), written where it goes: an adaptive integrator asks hundreds of thousands of times. */
    @Override
    default double[] at(double t, double[] x) {
        int n = x.length / 2;
        double[] velocity = Arrays.copyOf(kineticGradient(Arrays.copyOfRange(x, n, 2 * n)), 2 * n);
        double[] slope = potentialGradient(Arrays.copyOf(x, n));
        for (int i = 0; i < n; i++) {
            velocity[n + i] = -slope[i];
        }
        return velocity;
    }
}
