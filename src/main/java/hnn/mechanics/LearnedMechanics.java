package hnn.mechanics;

import hnn.Arguments;
import hnn.phase.Field;
import hnn.phase.HamiltonianField;
import java.util.Arrays;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;

/**
 * The motion of positions and their rates, x = (q_1..q_n, v_1..v_n):
 *
 * <pre>
 *   dq/dt = v,   M(q) dv/dt = - (dM/dt) v + grad (v^T M v) / 2 - grad V(q) - D v
 * </pre>
 *
 * M is symmetric; D is diagonal. Units: those of the recording, and of the mass that was named. Source: Goldstein, Classical
 * Mechanics, chapters 1 and 8.
 */
public final class LearnedMechanics implements Field {

    private final PositionFunctions massFunctions; // null where M is constant
    private final MassMatrix mass;
    private final PositionFunctions potentialFunctions;
    private final double[] potential;
    private final double[] friction;

    LearnedMechanics(PositionFunctions massFunctions, MassMatrix mass, PositionFunctions potentialFunctions, double[] potential,
            double[] friction) {
        this.massFunctions = massFunctions;
        this.mass = mass;
        this.potentialFunctions = potentialFunctions;
        this.potential = potential;
        this.friction = friction;
    }

    /** Returns n, the number of positions. */
    public int degreesOfFreedom() {
        return friction.length;
    }

    /** Returns M(q). */
    public double[][] mass(double[] q) {
        return mass.at(massAt(q));
    }

    private PositionFunctions.At massAt(double[] q) {
        return massFunctions == null ? null : massFunctions.at(q);
    }

    /** Returns V(q), known up to a constant. */
    public double potential(double[] q) {
        return dot(potential, potentialFunctions.at(q).values());
    }

    /** Returns the diagonal of D, zeros where friction was not asked for. */
    public double[] friction() {
        return friction.clone();
    }

    /** Returns the energy v^T M v / 2 + V of a state (q, v). */
    public double energy(double[] x) {
        double[] v = rates(x);
        return dot(v, times(mass(positions(x)), v)) / 2 + potential(positions(x));
    }

    /** Returns p = M(q) v of a state (q, v). */
    public double[] momentum(double[] x) {
        return times(mass(positions(x)), rates(x));
    }

    @Override
    public double[] at(double t, double[] x) {
        double[] q = positions(x);
        double[] v = rates(x);
        PositionFunctions.At functions = massAt(q);
        double[] force = force(q, v, functions);
        double[] change = times(mass.change(functions, v), v);
        for (int i = 0; i < v.length; i++) {
            force[i] -= change[i] + friction[i] * v[i];
        }
        double[] slope = Arrays.copyOf(v, x.length);
        System.arraycopy(solved(mass.at(functions), force), 0, slope, v.length, v.length);
        return slope;
    }

    /** Returns dL/dq. */
    private double[] force(double[] q, double[] v, PositionFunctions.At functions) {
        double[] force = mass.kineticGradient(functions, v);
        double[][] slopes = potentialFunctions.at(q).gradients();
        for (int i = 0; i < v.length; i++) {
            for (int j = 0; j < potential.length; j++) {
                force[i] -= potential[j] * slopes[j][i];
            }
        }
        return force;
    }

    /** Returns H(q, p) = p^T M(q)^-1 p / 2 + V(q), whose motion is this one without friction. */
    public HamiltonianField hamiltonian() {
        return new HamiltonianField() {
            @Override
            public double hamiltonian(double[] x) {
                double[] p = rates(x);
                return dot(p, solved(mass(positions(x)), p)) / 2 + potential(positions(x));
            }

            @Override
            public double[] gradient(double[] x) {
                double[] q = positions(x);
                PositionFunctions.At functions = massAt(q);
                double[] v = solved(mass.at(functions), rates(x));
                double[] force = force(q, v, functions);
                double[] gradient = new double[x.length];
                for (int i = 0; i < v.length; i++) {
                    gradient[i] = -force[i];
                    gradient[v.length + i] = v[i];
                }
                return gradient;
            }
        };
    }

    private double[] positions(double[] x) {
        Arguments.require(x.length == 2 * friction.length, "a state must have %d numbers (q, v), not %d", 2 * friction.length,
                x.length);
        return Arrays.copyOf(x, friction.length);
    }

    private double[] rates(double[] x) {
        return Arrays.copyOfRange(x, friction.length, 2 * friction.length);
    }

    private static double[] solved(double[][] matrix, double[] right) {
        return right.length == 1 ? new double[] {right[0] / matrix[0][0]}
                : new LUDecomposition(MatrixUtils.createRealMatrix(matrix)).getSolver()
                        .solve(MatrixUtils.createRealVector(right)).toArray();
    }

    private static double[] times(double[][] matrix, double[] v) {
        return Arrays.stream(matrix).mapToDouble(row -> dot(row, v)).toArray();
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
