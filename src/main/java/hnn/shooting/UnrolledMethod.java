package hnn.shooting;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import hnn.Arguments;
import hnn.autograd.Autograd;
import java.util.function.UnaryOperator;

/**
 * One step of an integrator in the engine, on many states at once, so that a loss can be differentiated through it. A method of
 * your own is a lambda.
 */
@FunctionalInterface
public interface UnrolledMethod {

    /**
     * Takes a step.
     *
     * @param field dx/dt of states, (batch, 2n) to (batch, 2n)
     * @param x the states, (batch, 2n)
     * @param h the steps, (batch, 1)
     */
    NDArray step(UnaryOperator<NDArray> field, NDArray x, NDArray h);

    /** The classical Runge-Kutta method, of order 4, for any field; {@link hnn.rollout.Methods#rungeKutta4} in the engine. */
    static UnrolledMethod rungeKutta4() {
        return (field, x, h) -> {
            NDArray half = h.mul(Autograd.constant(h, 0.5));
            NDArray k1 = field.apply(x);
            NDArray k2 = field.apply(x.add(k1.mul(half)));
            NDArray k3 = field.apply(x.add(k2.mul(half)));
            NDArray k4 = field.apply(x.add(k3.mul(h)));
            NDArray middle = k2.add(k3).mul(Autograd.constant(h, 2));
            return x.add(k1.add(middle).add(k4).mul(h).mul(Autograd.constant(h, 1.0 / 6)));
        };
    }

    /**
     * Kick, drift, kick, of order 2: symplectic for H = T(p) + V(q), and for such fields alone. It is
     * {@link hnn.rollout.Methods#leapfrog} in the engine, with three evaluations a step.
     */
    static UnrolledMethod leapfrog() {
        return (field, x, h) -> {
            NDArray half = h.mul(Autograd.constant(h, 0.5));
            NDList start = x.split(2, 1); // q and p, (batch, n) each
            NDArray kicked = start.get(1).add(momentum(field.apply(x)).mul(half));
            NDArray there = start.get(0).concat(kicked, 1);
            NDArray drifted = start.get(0).add(field.apply(there).split(2, 1).get(0).mul(h));
            NDArray last = drifted.concat(kicked, 1);
            return drifted.concat(kicked.add(momentum(field.apply(last)).mul(half)), 1);
        };
    }

    private static NDArray momentum(NDArray velocity) {
        return velocity.split(2, 1).get(1);
    }

    /**
     * The implicit midpoint, of order 2, symplectic for any H: x' = x + h f((x + x')/2) by fixed-point iteration, which is part
     * of what is differentiated; see {@link hnn.rollout.Methods#implicitMidpoint}.
     *
     * @param iterations evaluations a step, at least 2; each brings the equation closer by a factor of about h |df/dx| / 2
     */
    static UnrolledMethod implicitMidpoint(int iterations) {
        Arguments.atLeast("iterations", 2, iterations);
        return (field, x, h) -> {
            NDArray half = h.mul(Autograd.constant(h, 0.5));
            NDArray velocity = field.apply(x);
            for (int i = 1; i < iterations; i++) {
                velocity = field.apply(x.add(velocity.mul(half)));
            }
            return x.add(velocity.mul(h));
        };
    }
}
