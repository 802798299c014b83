package hnn.live;

import hnn.learned.DenseLayer;
import hnn.learned.DenseNetwork;
import hnn.learned.LearnedField;
import hnn.learned.LearnedHamiltonian;
import hnn.learned.LearnedNetwork;
import hnn.learned.SmoothActivation;
import hnn.phase.Field;
import hnn.rollout.RungeKutta;
import hnn.rollout.Splitting;
import hnn.rollout.StepMethod;
import hnn.system.MassSpring;
import hnn.system.Pendulum;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Fields and methods as a page can carry them: formulas by their names, networks by their weights, methods by their coefficients. */
final class PageFields {

    private PageFields() {}

    /** Returns what the page's script makes the field of; nothing where it cannot. */
    static Optional<Map<String, Object>> field(Field field) {
        if (field instanceof MassSpring) {
            return Optional.of(Map.of("kind", "mass-spring"));
        }
        if (field instanceof Pendulum pendulum) {
            return Optional.of(Map.of("kind", "pendulum", "strength", pendulum.strength()));
        }
        boolean hamiltonian = field instanceof LearnedHamiltonian;
        LearnedNetwork learned = field instanceof LearnedHamiltonian own ? own.learned()
                : field instanceof LearnedField own ? own.learned() : null;
        return learned instanceof DenseNetwork network && network.activation() == SmoothActivation.TANH
                ? Optional.of(Map.of("kind", "network", "hamiltonian", hamiltonian, "layers",
                        network.layers().stream().map(PageFields::layer).toList()))
                : Optional.empty();
    }

    private static Map<String, Object> layer(DenseLayer layer) {
        return Map.of("inputs", layer.inputs(), "outputs", layer.outputs(), "weight", numbers(layer.weight()),
                "bias", numbers(layer.bias()));
    }

    /** Numbers that were trained in single precision are exact in half of the letters. */
    private static Map<String, Object> numbers(double[] values) {
        boolean single = Arrays.stream(values).allMatch(value -> (float) value == value);
        ByteBuffer bytes =
                ByteBuffer.allocate((single ? Float.BYTES : Double.BYTES) * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            if (single) {
                bytes.putFloat((float) value);
            } else {
                bytes.putDouble(value);
            }
        }
        return Map.of("single", single, "base64", Base64.getEncoder().encodeToString(bytes.array()));
    }

    /** Returns what the page's script makes the method of; nothing where it cannot: an implicit method is none of these. */
    static Optional<Map<String, Object>> method(StepMethod method) {
        if (method instanceof RungeKutta runge) {
            return Optional.of(Map.of("kind", "Runge-Kutta", "a", runge.coefficients().a(), "b", runge.coefficients().b()));
        }
        return method instanceof Splitting splitting
                ? Optional.of(Map.of("kind", "splitting", "kicks", splitting.kicks(), "drifts", splitting.drifts()))
                : Optional.empty();
    }
}
