package hnn.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import java.util.List;

/** Arrays under the names by which the other programs know them. */
final class ExportedArrays {

    private ExportedArrays() {}

    static NDArray named(String name, NDArray array) {
        array.setName(name);
        return array;
    }

    /** Adds parameter00, gradient00 and so on, in the order of the block. */
    static void addParameters(NDList arrays, Block block) {
        List<Parameter> parameters = block.getParameters().values();
        for (int i = 0; i < parameters.size(); i++) {
            NDArray array = parameters.get(i).getArray();
            arrays.add(named(String.format("parameter%02d", i), array.stopGradient()));
            arrays.add(named(String.format("gradient%02d", i), array.getGradient()));
        }
    }
}
