package hnn.own;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import hnn.Arguments;
import hnn.EngineMemory;
import hnn.Native;
import hnn.Seeds;
import hnn.autograd.Autograd;
import hnn.phase.BatchHamiltonian;
import hnn.phase.PhaseSpace;
import hnn.system.HamiltonianSystem;
import java.util.Arrays;
import java.util.Locale;
import org.hipparchus.random.RandomGenerator;

/**
 * A system of your own from its Hamiltonian alone; the gradient is the engine's.
 *
 * <pre>{@code
 * var oscillator = OwnSystem.of("quartic oscillator", 1, (q, p) -> p.square().mul(0.5).add(q.pow(4)));
 * }</pre>
 *
 * It is used as the built-in systems are: its data, its rollouts, its pictures. All is computed in double precision. A call costs
 * less than twice as much for a thousand states as for one; where that is too slow, implement {@link HamiltonianSystem}.
 */
public final class OwnSystem implements HamiltonianSystem, BatchHamiltonian {

    private static final int PROBES = 3;
    private static final double ROUND_OFF = 1e-9;
    private static final double STEP = 1e-4;
    private static final double AGREEMENT = 1e-3;

    private final String name;
    private final int degreesOfFreedom;
    private final Energy energy;

    private OwnSystem(String name, int degreesOfFreedom, Energy energy) {
        this.name = name;
        this.degreesOfFreedom = Arguments.atLeast("degreesOfFreedom", 1, degreesOfFreedom);
        this.energy = energy;
    }

    /**
     * Makes a system, and tries its Hamiltonian at a few states.
     *
     * @param degreesOfFreedom n, at least 1
     * @throws IllegalArgumentException if H fails, has another shape than one number for each state, mixes the states, depends on
     *     none of the coordinates, or changes otherwise than its gradient says
     */
    public static OwnSystem of(String name, int degreesOfFreedom, Energy energy) {
        Native.prepare();
        var system = new OwnSystem(name, degreesOfFreedom, energy);
        RandomGenerator random = Seeds.stream(0, "probe", 0);
        double[][] states = new double[PROBES][2 * degreesOfFreedom];
        for (double[] state : states) {
            Arrays.setAll(state, i -> random.nextGaussian());
        }
        double[][] together = system.gradients(states);
        for (int i = 0; i < PROBES; i++) {
            double[] alone = system.gradient(states[i]);
            for (int k = 0; k < alone.length; k++) {
                double difference = Math.abs(alone[k] - together[i][k]);
                Arguments.require(!(difference > ROUND_OFF * (1 + Math.abs(alone[k]))), "the Hamiltonian of %s mixes the states:"
                        + " the gradient at a state depends on the other states; let each row come from its own row alone", name);
                system.requireSlope(states[i], k, alone[k]);
            }
        }
        return system;
    }

    /** Compares a derivative with finite differences: what a lambda computes outside of the engine is missing in it. */
    private void requireSlope(double[] state, int k, double derivative) {
        double wide = slope(state, k, STEP);
        double narrow = slope(state, k, STEP / 2);
        double tolerance = AGREEMENT * (Math.abs(narrow) + Math.abs(derivative)) + ROUND_OFF * Math.abs(hamiltonian(state));
        boolean smooth = Math.abs(wide - narrow) <= tolerance / 10; // near a pole or a kink nothing can be said
        Arguments.require(!smooth || Math.abs(narrow - derivative) <= tolerance,
                "the Hamiltonian of %s changes by %.4g for each unit of %s at %s, but the engine's gradient there is %.4g: a part of it"
                        + " is not computed by the operations of q and p (a number taken out, as by getDouble, has no gradient)",
                name, narrow, PhaseSpace.names(dimension()).get(k), Arrays.toString(state), derivative);
    }

    private double slope(double[] state, int k, double step) {
        double[] ahead = state.clone();
        double[] behind = state.clone();
        ahead[k] += step;
        behind[k] -= step;
        return (hamiltonian(ahead) - hamiltonian(behind)) / (2 * step);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int degreesOfFreedom() {
        return degreesOfFreedom;
    }

    @Override
    public double hamiltonian(double[] x) {
        try (NDManager memory = NDManager.newBaseManager(Device.cpu())) {
            return value(state(memory, new double[][] {x})).toDoubleArray()[0];
        }
    }

    @Override
    public double[] gradient(double[] x) {
        return gradients(new double[][] {x})[0];
    }

    @Override
    public double[][] gradients(double[][] states) {
        return EngineMemory.rows(flatGradients(states), states.length);
    }

    private double[] flatGradients(double[][] states) {
        try (NDManager memory = NDManager.newBaseManager(Device.cpu()); var recording = Autograd.record()) {
            NDArray x = Autograd.variable(state(memory, states));
            NDArray value = value(x);
            try {
                return Autograd.gradient(value, x).toDoubleArray();
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "the Hamiltonian of " + name + " depends on none of its coordinates: compute it from q and p", e);
            }
        }
    }

    private NDArray state(NDManager memory, double[][] states) {
        for (double[] x : states) {
            if (x.length != dimension()) { // the names cost time
                throw new IllegalArgumentException(String.format(Locale.ROOT, "a state of %s must have %d numbers %s, not %d",
                        name, dimension(), PhaseSpace.names(dimension()), x.length));
            }
        }
        return EngineMemory.matrix(memory, states, DataType.FLOAT64);
    }

    private NDArray value(NDArray x) {
        NDList halves = x.split(2, 1);
        NDArray value;
        try {
            value = energy.of(halves.get(0), halves.get(1));
        } catch (EngineException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException(String.format(Locale.ROOT,
                    "the Hamiltonian of %s fails for q and p of the shape %s"
                            + " (a row a state, %d degrees of freedom): %s",
                    name, halves.get(0).getShape(), degreesOfFreedom,
                    String.valueOf(e.getMessage()).lines().findFirst().orElse("")), e);
        }
        long batch = x.getShape().get(0);
        Arguments.require(value != null, "the Hamiltonian of %s gives null: return one number for each state", name);
        Shape shape = value.getShape();
        Arguments.require(shape.equals(new Shape(batch)) || shape.equals(new Shape(batch, 1)), "the Hamiltonian of %s must give"
                + " one number for each state, (%d) or (%d, 1) for %d states, not %s: sum over the coordinates with"
                + " .sum(new int[] {1})", name, batch, batch, batch, shape);
        return value;
    }
}
