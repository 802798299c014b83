package hnn.rollout;

import java.util.List;
import org.hipparchus.ode.nonstiff.DormandPrince54Integrator;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/**
 * The methods that are known, each to be used with a fixed step: {@code Methods.leapfrog().every(0.01)}.
 *
 * <p>Which to take: {@link #leapfrog} if H = T(p) + V(q) and the steps are many; {@link #gaussLegendre6} for any other H,
 * especially a learned one: its energy error stays small and does not grow; {@link #rungeKutta4} for a field without an H.
 * If only the path matters, for a short time, {@link DormandPrince} chooses its own steps.
 */
public final class Methods {

    private static final String YOSHIDA = "Yoshida 1990, Phys. Lett. A 150, 262";

    private Methods() {}

    /** Returns x' = x + h f(x). */
    public static StepMethod explicitEuler() {
        return new RungeKutta("explicit Euler", 1, "Euler 1768",
                new Tableau(new double[] {0}, new double[][] {{}}, new double[] {1}));
    }

    /** Returns the kick with the old positions, then the drift with the new momenta. */
    public static StepMethod symplecticEuler() {
        return new Splitting("symplectic Euler", 1, false, "Hairer, Lubich, Wanner 2006, I.1.2",
                new double[] {1}, new double[] {1});
    }

    /** Returns the classical Runge-Kutta method. */
    public static StepMethod rungeKutta4() {
        return new RungeKutta("Runge-Kutta 4", 4, "Kutta 1901", new Tableau(new double[] {0, 0.5, 0.5, 1},
                new double[][] {{}, {0.5}, {0, 0.5}, {0, 0, 1}}, new double[] {1 / 6.0, 1 / 3.0, 1 / 3.0, 1 / 6.0}));
    }

    /** Returns Dormand and Prince's method of order 5 without its choice of steps; {@link DormandPrince} has it. */
    public static StepMethod dormandPrince5() {
        return new RungeKutta("Dormand-Prince 5", 5, "Dormand, Prince 1980",
                Tableau.of(new DormandPrince54Integrator(1, 1, 1, 1)));
    }

    /** Returns Dormand and Prince's method of order 8 without its choice of steps; {@link DormandPrince853} has it. */
    public static StepMethod dormandPrince8() {
        return new RungeKutta("Dormand-Prince 8", 8, "Prince, Dormand 1981",
                Tableau.of(new DormandPrince853Integrator(1, 1, 1, 1)));
    }

    /** Returns half a kick, a drift, half a kick; also known as Stoermer-Verlet. */
    public static StepMethod leapfrog() {
        return Splitting.ofLeapfrogs("leapfrog", 2, "Verlet 1967", 1);
    }

    /** Returns three leapfrog steps, the middle one back. */
    public static StepMethod yoshida4() {
        return Splitting.ofLeapfrogs("Yoshida 4", 4, YOSHIDA, Splitting.yoshida4());
    }

    /** Returns seven leapfrog steps. */
    public static StepMethod yoshida6() {
        return Splitting.ofLeapfrogs("Yoshida 6", 6, YOSHIDA, Splitting.yoshida6());
    }

    /** Returns {@link GaussLegendre} of one stage. */
    public static StepMethod implicitMidpoint() {
        return new GaussLegendre(1);
    }

    /** Returns {@link GaussLegendre} of two stages. */
    public static StepMethod gaussLegendre4() {
        return new GaussLegendre(2);
    }

    /** Returns {@link GaussLegendre} of three stages. */
    public static StepMethod gaussLegendre6() {
        return new GaussLegendre(3);
    }

    /** Returns {@link Tao}'s method of order 2. */
    public static StepMethod tao2() {
        return new Tao(2);
    }

    /** Returns {@link Tao}'s method of order 4. */
    public static StepMethod tao4() {
        return new Tao(4);
    }

    /** Returns all of them. */
    public static List<StepMethod> all() {
        return List.of(explicitEuler(), rungeKutta4(), dormandPrince5(), dormandPrince8(), symplecticEuler(), leapfrog(),
                yoshida4(), yoshida6(), implicitMidpoint(), gaussLegendre4(), gaussLegendre6(), tao2(), tao4());
    }
}
