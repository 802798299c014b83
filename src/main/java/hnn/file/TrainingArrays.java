package hnn.file;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.util.Pair;
import hnn.EngineMemory;
import hnn.training.BestWeights;
import hnn.training.PyTorchAdam;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** Returns all arrays, under the names of the parameters in their block. */
    static NpzOutput of(Model model, PyTorchAdam adam, BestWeights best) {
        var arrays = new NpzOutput();
        for (Pair<String, Parameter> parameter : model.getBlock().getParameters()) {
            arrays.add(parameter.getKey(), parameter.getValue().getArray());
            if (parameter.getValue().requiresGradient()) {
                PyTorchAdam.Moments moments = adam.moments(parameter.getValue().getId());
                arrays.add(parameter.getKey() + MEAN, moments.mean());
                arrays.add(parameter.getKey() + SQUARE, moments.square());
            }
            if (best != null) {
                arrays.add(parameter.getKey() + BEST, best.of(parameter.getValue()));
            }
        }
        return arrays;
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

    /** Puts arrays where {@link #of} took them from; if one is missing or its shape does not fit, nothing is changed. */
    static void restore(Path file, Model model, PyTorchAdam adam, BestWeights best) {
        var parameters = model.getBlock().getParameters();
        try (NDManager memory = model.getNDManager().newSubManager(); NpzFile kept = NpzFile.open(file, "the file")) {
            Map<String, NDArray> arrays = new HashMap<>();
            for (Pair<String, Parameter> parameter : parameters) {
                for (String kind : kinds(parameter.getValue(), best)) {
                    arrays.put(parameter.getKey() + kind,
                            array(file, kept, parameter.getKey() + kind, parameter.getValue().getArray(), memory));
                }
            }
            for (Pair<String, Parameter> parameter : parameters) {
                String name = parameter.getKey();
                EngineMemory.overwrite(parameter.getValue().getArray(), arrays.get(name));
                if (best != null) {
                    EngineMemory.overwrite(best.of(parameter.getValue()), arrays.get(name + BEST));
                }
                if (parameter.getValue().requiresGradient()) {
                    // Copies, since those that were read go with the manager.
                    adam.remember(parameter.getValue().getId(),
                            arrays.get(name + MEAN).duplicate(), arrays.get(name + SQUARE).duplicate());
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new CheckpointException(file, "its arrays cannot be read: " + e.getMessage() + Checkpoint.FIX, e);
        }
    }

    private static NDArray array(Path file, NpzFile kept, String name, NDArray wanted, NDManager memory) throws IOException {
        Shape shape = wanted.getShape();
        Shape found = kept.names().contains(name)
                ? kept.header(name).engineShape() : null;
        if (!shape.equals(found)) {
            String held = found == null ? "no " : name + " " + found + ", not ";
            throw new CheckpointException(file,
                    "is of another network: it holds " + held + name + " " + shape + Checkpoint.FIX, null);
        }
        return EngineMemory.of(memory, kept.doubles(name), shape, wanted.getDataType());
    }
}
