package hnn.rollout;

import hnn.Arguments;
import hnn.phase.Field;
import hnn.phase.HamiltonianField;
import hnn.phase.PhaseSpace;
import java.util.Arrays;

/**
 * Tao's explicit symplectic method for any H: phase space is doubled, and each copy's positions meet the other's momenta.
 *
 * <pre>
 *   A = H(q, y)    B = H(x, p)    C = omega/2 (|q - x|^2 + |p - y|^2)        (q, x; p, y) of length 4n
 *
 *   one step: A for h/2, B for h/2, C for h, B for h/2, A for h/2
 * </pre>
 *
 * Each of the three is followed exactly: under A, q and y stand still, under B, x and p do, and C turns the difference of the
 * copies. The step is symplectic and reversible in the doubled phase space. C binds the copies: too small an omega lets
 * them part in chaotic regions, and the error grows with omega. Higher orders put such steps together as Yoshida does.
 *
 * <p>Source: Tao 2016, Physical Review E 94, 043303.
 *
 * @param order 2 or 4
 * @param omega how firmly the copies are bound, in radians per unit of time
 */
public record Tao(int order, double omega) implements StepMethod {

    private static final double[] WHOLE = {1};
    private static final double[] PARTS = Splitting.yoshida4();

    /** Checks that the order is 2 or 4, and omega a finite number above 0. */
    public Tao {
        Arguments.require(order == 2 || order == 4, "order must be 2 or 4, not %d", order);
        Arguments.positive("omega", omega);
    }

    /** Binds the copies with 20 radians per unit of time, enough for the systems here. */
    public Tao(int order) {
        this(order, 20);
    }

    @Override
    public MethodFacts facts() {
        return new MethodFacts("Tao " + order, order, true, true, MethodFacts.Takes.HAMILTONIAN,
                "Tao 2016, Phys. Rev. E 94, 043303", "A/2 B/2 C B/2 A/2 for parts |" + Tableau.row(parts()));
    }

    private double[] parts() {
        return order == 2 ? WHOLE : PARTS;
    }

    @Override
    public void check(Field field) {
        Arguments.require(field instanceof HamiltonianField, "Tao's method needs a HamiltonianField: for a field without an H,"
                + " a baseline's for instance, take Methods.rungeKutta4() or gaussLegendre4()");
    }

    /** Returns (q, q, p, p). */
    @Override
    public double[] lift(double[] x) {
        int n = x.length / 2;
        double[] q = Arrays.copyOf(x, n);
        double[] p = Arrays.copyOfRange(x, n, 2 * n);
        return PhaseSpace.join(PhaseSpace.join(q, q), PhaseSpace.join(p, p));
    }

    /** Returns the mean of both copies. */
    @Override
    public double[] project(double[] lifted) {
        int n = lifted.length / 4;
        double[] x = new double[2 * n];
        for (int i = 0; i < n; i++) {
            x[i] = (lifted[i] + lifted[n + i]) / 2;
            x[n + i] = (lifted[2 * n + i] + lifted[3 * n + i]) / 2;
        }
        return x;
    }

    @Override
    public double[] step(Field field, double t, double[] lifted, double h) {
        var hamiltonian = (HamiltonianField) field;
        double[] z = lifted.clone();
        for (double part : parts()) {
            double partOfStep = part * h;
            follow(hamiltonian, z, partOfStep / 2, 0);
            follow(hamiltonian, z, partOfStep / 2, 1);
            turn(z, 2 * omega * partOfStep);
            follow(hamiltonian, z, partOfStep / 2, 1);
            follow(hamiltonian, z, partOfStep / 2, 0);
        }
        return z;
    }

    /** Follows A (copy 0: positions q, momenta y) or B (copy 1: positions x, momenta p). */
    private static void follow(HamiltonianField field, double[] z, double h, int copy) {
        int n = z.length / 4;
        double[] point = new double[2 * n];
        System.arraycopy(z, copy * n, point, 0, n);
        System.arraycopy(z, (3 - copy) * n, point, n, n);
        double[] gradient = field.gradient(point);
        for (int i = 0; i < n; i++) {
            z[(2 + copy) * n + i] -= h * gradient[i]; // the momenta that go with these positions
            z[(1 - copy) * n + i] += h * gradient[n + i]; // the positions that go with these momenta
        }
    }

    /** Follows C: the sums of the copies stay, their differences turn by an angle. */
    private static void turn(double[] z, double angle) {
        int n = z.length / 4;
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        for (int i = 0; i < n; i++) {
            double q = z[i] - z[n + i];
            double p = z[2 * n + i] - z[3 * n + i];
            setCopies(z, i, i + n, cos * q + sin * p);
            setCopies(z, i + 2 * n, i + 3 * n, cos * p - sin * q);
        }
    }

    private static void setCopies(double[] z, int one, int other, double difference) {
        double sum = z[one] + z[other];
        z[one] = (sum + difference) / 2;
        z[other] = (sum - difference) / 2;
    }
}
