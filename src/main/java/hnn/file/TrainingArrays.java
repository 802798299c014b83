package hnn.file;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.util.Pair;
import hnn.EngineMemory;
import hnn.training.BestWeights;
import hnn.training.PyTorchAdam;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The arrays of a training in and out of the engine: each parameter with Adam's two moments of it, and its best values so
 * far.
 */
final class TrainingArrays {

    private static final String MEAN = " mean";
    private static final String SQUARE = " square";
    private static final String BEST = " best";

    private TrainingArrays() {}

    /** Returns a number that other arrays would not give. */
    static long fingerprint(List<NDArray> arrays) {
        var sum = new CRC32();
        arrays.forEach(array -> sum.update(array.toByteBuffer()));
        return sum.getValue();
    }

    /** Returns all arrays as {@code .safetensors}, under the names of the parameters in their block. */
    static byte[] encode(Model model, PyTorchAdam adam, BestWeights best) {
        try (NDManager memory = model.getNDManager().newSubManager()) {
            var arrays = new NDList();
            for (Pair<String, Parameter> parameter : model.getBlock().getParameters()) {
                arrays.add(NpzArrays.named(memory, parameter.getKey(), parameter.getValue().getArray()));
                if (parameter.getValue().requiresGradient()) {
                    PyTorchAdam.Moments moments = adam.moments(parameter.getValue().getId());
                    arrays.add(NpzArrays.named(memory, parameter.getKey() + MEAN, moments.mean()));
                    arrays.add(NpzArrays.named(memory, parameter.getKey() + SQUARE, moments.square()));
                }
                if (best != null) {
                    arrays.add(NpzArrays.named(memory, parameter.getKey() + BEST, best.of(parameter.getValue())));
                }
            }
            return arrays.encode(NDList.Encoding.SAFETENSORS);
        }
    }

    /** Returns what is kept of a parameter, by the ends of the names. */
    private static List<String> kinds(Parameter parameter, BestWeights best) {
        List<String> kinds = new ArrayList<>(List.of(""));
        if (parameter.requiresGradient()) {
            kinds.addAll(List.of(MEAN, SQUARE));
        }
        if (best != null) {
            kinds.add(BEST);
        }
        return kinds;
    }

    /** Puts arrays where {@link #encode} took them from; if one is missing or its shape does not fit, nothing is changed. */
    static void restore(Path file, byte[] encoded, Model model, PyTorchAdam adam, BestWeights best) {
        var parameters = model.getBlock().getParameters();
        try (NDManager memory = model.getNDManager().newSubManager()) {
            NpzArrays arrays = decode(file, encoded, memory);
            for (Pair<String, Parameter> parameter : parameters) {
                for (String kind : kinds(parameter.getValue(), best)) {
                    check(file, parameter.getKey() + kind, parameter.getValue().getShape(), arrays);
                }
            }
            for (Pair<String, Parameter> parameter : parameters) {
                String name = parameter.getKey();
                String id = parameter.getValue().getId();
                EngineMemory.overwrite(parameter.getValue().getArray(), arrays.get(name));
                if (best != null) {
                    EngineMemory.overwrite(best.of(parameter.getValue()), arrays.get(name + BEST));
                }
                if (parameter.getValue().requiresGradient()) {
                    // Copies, since what was decoded may lie in memory of Java's that goes with the manager.
                    adam.remember(id, arrays.get(name + MEAN).duplicate(), arrays.get(name + SQUARE).duplicate());
                }
            }
        }
    }

    private static NpzArrays decode(Path file, byte[] encoded, NDManager memory) {
        try {
            return NpzArrays.decode("arrays.safetensors", memory, new ByteArrayInputStream(encoded));
        } catch (IllegalArgumentException e) {
            throw new CheckpointException(file, "its arrays cannot be read: " + e.getMessage() + Checkpoint.FIX, e);
        }
    }

    private static void check(Path file, String name, Shape shape, NpzArrays arrays) {
        NDArray found = arrays.find(name).orElse(null);
        if (found == null || !found.getShape().equals(shape)) {
            String held = found == null ? "no " : name + " " + found.getShape() + ", not ";
            throw new CheckpointException(file,
                    "is of another network: it holds " + held + name + " " + shape + Checkpoint.FIX, null);
        }
    }
}
