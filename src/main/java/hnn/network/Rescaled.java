package hnn.network;

import ai.djl.nn.Block;

/** A block f whose weights can take up a change of units of what it takes and gives. */
public interface Rescaled extends Block {

    /**
     * Changes the weights so that the block, which is initialized, gives from now on
     *
     * <pre>
     *   y_k = outputs_k f_k(shift + factors x)
     * </pre>
     */
    void rescale(double[] shift, double[] factors, double[] outputs);
}
