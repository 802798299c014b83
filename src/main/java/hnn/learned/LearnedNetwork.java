package hnn.learned;

/** A trained network outside of its training: plain Java arrays ({@link DenseNetwork}), or a copy in the engine. */
public interface LearnedNetwork {

    /** Returns the length of the input. */
    int inputs();

    /** Returns the length of the output. */
    int outputs();

    /** Returns the output at each of many states. */
    double[][] values(double[][] states);

    /** Returns the gradient of the output, a single number, at each of many states. */
    double[][] gradients(double[][] states);

    /** Returns the network in single precision where many points are asked for together; this one if it has no such form. */
    default LearnedNetwork single() {
        return this;
    }

    /**
     * Returns the network as plain arrays.
     *
     * @param what it is, for the message
     * @throws IllegalStateException if it is a block other than an {@code Mlp}, in the engine
     */
    default DenseNetwork plain(String what) {
        throw new IllegalStateException(
                what + " is a block in the engine, not an Mlp, and has no plain arrays: use the field itself");
    }
}
