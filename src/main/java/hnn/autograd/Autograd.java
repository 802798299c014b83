package hnn.autograd;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import hnn.EngineMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The gradient of any NDArray expression with respect to any input, as an NDArray that can be differentiated again.
 *
 * <pre>{@code
 * try (Autograd.Recording recording = Autograd.record()) {
 *     NDArray x = Autograd.variable(manager.create(new float[] {1, 2, 3}));
 *     NDArray first = Autograd.gradient(x.mul(x).mul(x), x);     // 3 x^2
 *     NDArray second = Autograd.gradient(first, x);              // 6 x
 * }
 * }</pre>
 *
 * <p>Numbers in a recorded expression, as in {@code x.mul(0.5)}, are held until the recording is closed; DJL by itself lets go of
 * them, see {@link HeldBuffers}. Where a {@code GradientCollector} of DJL's records, an expression outside of {@link
 * #gradient(NDArray, UnaryOperator)} has no such hold: write {@code x.mul(Autograd.constant(x, 0.5))} there.
 *
 * <p>Inside a {@link ai.djl.training.GradientCollector} recording is on already, and the collector's {@code backward} goes
 * through the gradients made here into the parameters: this is how a Hamiltonian network is trained. PyTorch's {@code
 * torch.autograd.grad} with {@code create_graph=True} does the work; DJL only binds {@code backward}, which drops the graph.
 */
public final class Autograd {

    private static final TorchScript GRADIENT = new TorchScript("gradient", """
            def forward(self: __torch__.G,
                y: Tensor,
                x: Tensor) -> Tensor:
              gradients = torch.autograd.grad([torch.sum(y)], [x], None, None, True)
              gradient = gradients[0]
              return unchecked_cast(Tensor, gradient)
            """);

    private Autograd() {}

    /**
     * Returns d(sum of y)/dx.
     *
     * <p>When row i of y depends on row i of x alone, as with a network over a batch, the rows of the result are the
     * gradients of the single rows: y (batch, 1) and x (batch, d) give (batch, d).
     *
     * @param y any shape, computed from x while recording
     * @param x any shape, a {@link #variable} or something computed from one
     * @return the gradient, in the shape of x, attached to x's manager; itself part of the recorded expression
     * @throws IllegalStateException if nothing is being recorded
     * @throws IllegalArgumentException if y was not computed from x, or x is not a variable
     */
    public static NDArray gradient(NDArray y, NDArray x) {
        requireRecording();
        try {
            return GRADIENT.of(new NDList(y, x));
        } catch (EngineException e) {
            String message = String.valueOf(e.getMessage());
            if (message.contains("not have been used in the graph")) {
                throw new IllegalArgumentException("y does not depend on x, so it has no gradient there", e);
            }
            if (message.contains("does not require grad")) {
                throw new IllegalArgumentException(
                        "x is no variable, or y was not computed from one: compute y from Autograd.variable(x)", e);
            }
            throw e;
        }
    }

    /**
     * Returns the gradient of an expression of x, as a network's forward pass takes it.
     *
     * @param x any shape
     * @param y of the variable that stands for x
     * @return d(sum of y)/dx, in the shape of x; part of the record where the caller makes one, for a loss, else cut off
     * @throws IllegalArgumentException if y does not depend on x
     */
    public static NDArray gradient(NDArray x, UnaryOperator<NDArray> y) {
        return expression(x, variable -> gradient(y.apply(variable), variable));
    }

    /**
     * Returns an expression of x that takes gradients by x, of any order, as a forward pass needs it.
     *
     * @param x any shape
     * @param y of the variable that stands for x
     * @return y; part of the record where the caller makes one, for a loss, else cut off
     */
    public static NDArray expression(NDArray x, UnaryOperator<NDArray> y) {
        boolean partOfALoss = isRecording();
        try (Recording recording = record()) {
            NDArray value = y.apply(variable(x));
            if (!partOfALoss) {
                return value.stopGradient();
            }
            recording.holdWith(x);
            return value;
        }
    }

    /**
     * Returns x as something that gradients can be taken with respect to: x itself if gradients are attached to it, else a copy
     * that is being recorded. An expression that x came from is still part of the record.
     *
     * @throws IllegalStateException if nothing is being recorded
     */
    public static NDArray variable(NDArray x) {
        requireRecording();
        if (x.hasGradient()) {
            return x;
        }
        // The engine cannot tell a plain array from a recorded result; x + 0 with a recorded 0 serves both.
        NDArray zero = x.zerosLike();
        zero.setRequiresGradient(true);
        return x.add(zero);
    }

    /**
     * Returns arrays side by side, along the second axis, or one below the other, along the first, as part of the record. DJL's own
     * {@code concat} makes a copy of a single array, which is cut off from it.
     */
    public static NDArray joined(NDList arrays, int axis) {
        return arrays.size() == 1 ? arrays.head() : NDArrays.concat(arrays, axis);
    }

    /** Returns a number that a recorded expression can hold on to, with the type and the manager of an array. */
    public static NDArray constant(NDArray like, double value) {
        return EngineMemory.of(like.getManager(), new double[] {value}, new Shape(), like.getDataType());
    }

    /**
     * Returns the gradient that a parameter holds, to be written into; zeros if no {@code backward} has reached it yet. (What
     * DJL returns then is not what the parameter will hold.) It is attached to the parameter's manager: close it after use.
     */
    public static NDArray heldGradient(NDArray parameter) {
        NDArray held = JniUtils.getGradient((PtNDArray) parameter);
        if (held == null) {
            try (Recording recording = record(); NDArray sum = parameter.sum()) {
                backward(sum, 1);
            }
            held = JniUtils.getGradient((PtNDArray) parameter);
            JniUtils.zeroGrad((PtNDArray) parameter);
        }
        return held;
    }

    /** Adds the gradients of share y, y being a single number, to those of all variables that it was computed from. */
    public static void backward(NDArray y, double share) {
        try (NDArray slope = y.zerosLike().addi(share)) {
            JniUtils.backward((PtNDArray) y, (PtNDArray) slope, false, false);
        }
    }

    private static void requireRecording() {
        if (!isRecording()) {
            throw new IllegalStateException("nothing is being recorded: open Autograd.record() or a GradientCollector"
                    + " first, and compute y from x inside it");
        }
    }

    /** Starts to record on this thread until the recording is closed. Recordings nest. */
    public static Recording record() {
        return new Recording(true);
    }

    /** Stops recording on this thread until what is returned is closed; the engine begins to record on each new thread. */
    public static Recording unrecorded() {
        return new Recording(false);
    }

    /** Tells whether operations on this thread are being recorded. */
    public static boolean isRecording() {
        return JniUtils.isGradMode();
    }

    /** A span of code whose operations are recorded. Close it on the thread that opened it. */
    public static final class Recording implements AutoCloseable {

        private final boolean before = JniUtils.isGradMode();
        private final HeldBuffers numbers;

        private Recording(boolean recorded) {
            numbers = recorded ? HeldBuffers.unlessHeld() : null;
            JniUtils.setGradMode(recorded);
        }

        /** Holds the numbers as long as an array's manager is open: for a record that somebody else goes on with. */
        private void holdWith(NDArray array) {
            if (numbers != null && !numbers.buffers().isEmpty()) {
                List<Object> held = new ArrayList<>(numbers.buffers());
                array.getManager().attachInternal(NDManager.nextUid(), held::clear);
            }
        }

        @Override
        public void close() {
            JniUtils.setGradMode(before);
            if (numbers != null) {
                numbers.close();
            }
        }
    }
}
