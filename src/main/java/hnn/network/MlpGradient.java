package hnn.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Parameter;
import hnn.autograd.Autograd;
import hnn.autograd.TorchScript;
import java.util.List;
import java.util.function.Function;

/**
 * Gradients of an {@link Mlp} in closed form, each in one call of the engine where there were dozens: of its output by its input,
 * which a loss can be made of, and of the mean squared error by its weights.
 *
 * <pre>
 *   a1 = tanh(W1 x + b1),  a2 = tanh(W2 a1 + b2),  y = W3 a2
 *   dy/dx = W1^T ((1 - a1^2) W2^T ((1 - a2^2) W3^T))
 * </pre>
 *
 * {@link Autograd} comes to the same bits for any block, by way of a graph of y that is differentiated for a graph of dy/dx, which
 * is differentiated again. Here the operations are the same, in the same order, but no graph of y is made, and none at all for
 * the mean squared error. What is left of an HNN's training step at the paper's width is six products with W2 and two tanh of a
 * hidden layer.
 */
final class MlpGradient {

    private static final String WEIGHTS = """
                w1: Tensor,
                b1: Tensor,
                w2: Tensor,
                b2: Tensor,
                w3: Tensor""";

    private static final String ERROR_OF = """
            def forward(self: __torch__.G,
                x: Tensor,
                velocity: Tensor,
            """ + WEIGHTS + """
            ,
                dw1: Tensor,
                db1: Tensor,
                dw2: Tensor,
                db2: Tensor,
                dw3: Tensor) -> Tensor:
            """;

    /** Turned W are turned back, as autograd has it: so a path of many steps sums up the gradients of W in the same order. */
    private static final String HIDDEN = """
              t1 = torch.t(w1)
              t2 = torch.t(w2)
              a1 = torch.tanh(torch.addmm(b1, x, t1))
              a2 = torch.tanh(torch.addmm(b2, a1, t2))
            """;

    private static final String BACK_TO_INPUT = """
              ones = torch.ones([torch.size(x, 0), 1], dtype=ops.prim.dtype(x), layout=None, device=ops.prim.device(x), pin_memory=None)
              g3 = torch.mm(ones, w3)
              g2 = torch.tanh_backward(g3, a2)
              m2 = torch.mm(g2, torch.t(t2))
              g1 = torch.tanh_backward(m2, a1)
              g0 = torch.mm(g1, torch.t(t1))
            """;

    /** Of field and velocity; dfield is the derivative of the mean by the field. */
    private static final String MEAN_SQUARE = """
              difference = torch.sub_(field, velocity)
              error = torch.mean(torch.square(difference))
              dfield = torch.mul_(torch.mul_(difference, 2), torch.div(1., torch.numel(difference)))
            """;

    private static final TorchScript OUTPUT = new TorchScript("input gradient of a network", """
            def forward(self: __torch__.G,
                x: Tensor,
            """ + WEIGHTS + ") -> Tensor:\n" + HIDDEN + BACK_TO_INPUT + "  return g0\n");

    /** Autograd's formula for each operation of the way there and back is put in; its two parts of a gradient are summed up. */
    private static final TorchScript HAMILTONIAN_ERROR = new TorchScript("error of a Hamiltonian network",
            ERROR_OF + HIDDEN + BACK_TO_INPUT + """
              n = torch.floordiv(torch.size(x, 1), 2)
              halves = torch.split(g0, n, 1)
              field = torch.cat([halves[1], torch.neg(halves[0])], 1)
            """ + MEAN_SQUARE + """
              dhalves = torch.split(dfield, n, 1)
              dg0 = torch.cat([torch.neg(dhalves[1]), dhalves[0]], 1)
              dg1 = torch.mm(dg0, t1)
              dm2 = torch.tanh_backward(dg1, a1)
              dg2 = torch.mm(dm2, t2)
              dg3 = torch.tanh_backward(dg2, a2)
              da2 = torch.mul_(torch.mul_(torch.mul_(g3, a2), -2), dg2)
              dz2 = torch.tanh_backward(da2, a2)
              da1 = torch.mul_(torch.mul_(torch.mul_(m2, a1), -2), dg1)
              dz1 = torch.tanh_backward(torch.add_(da1, torch.mm(dz2, w2)), a1)
              _0 = torch.add_(torch.mm(torch.t(g1), dg0, out=dw1), torch.mm(torch.t(dz1), x))
              _1 = torch.sum(dz1, [0], False, dtype=None, out=db1)
              _2 = torch.add_(torch.mm(torch.t(g2), dm2, out=dw2), torch.mm(torch.t(dz2), a1))
              _3 = torch.sum(dz2, [0], False, dtype=None, out=db2)
              _4 = torch.mm(torch.t(ones), dg3, out=dw3)
              return error
            """);

    private static final TorchScript FIELD_ERROR = new TorchScript("error of a network as a field",
            ERROR_OF + HIDDEN + """
              field = torch.mm(a2, torch.t(w3))
            """ + MEAN_SQUARE + """
              dz2 = torch.tanh_backward(torch.mm(dfield, w3), a2)
              dz1 = torch.tanh_backward(torch.mm(dz2, w2), a1)
              _0 = torch.mm(torch.t(dz1), x, out=dw1)
              _1 = torch.sum(dz1, [0], False, dtype=None, out=db1)
              _2 = torch.mm(torch.t(dz2), a1, out=dw2)
              _3 = torch.sum(dz2, [0], False, dtype=None, out=db2)
              _4 = torch.mm(torch.t(dfield), a2, out=dw3)
              return error
            """);

    private MlpGradient() {}

    /** The mean squared error of a field made of a network, which leaves its gradients in the network's parameters. */
    @FunctionalInterface
    interface SquaredError {
        NDArray of(NDArray x, NDArray velocity, Mlp network);
    }

    /**
     * Returns dy/dx of each row, of a network with one output.
     *
     * @param x (batch, inputs)
     * @param value gives the value of each parameter
     * @return (batch, inputs), attached to x's manager, and part of the record where one is made
     */
    static NDArray ofOutput(NDArray x, Mlp network, Function<Parameter, NDArray> value) {
        return OUTPUT.of(new NDList(x).addAll(values(network, value)));
    }

    /**
     * Returns the mean of (J dy/dx - velocity)^2 over rows and entries, of a network with one output, and overwrites the gradients
     * that its parameters hold.
     *
     * @param x (batch, inputs)
     * @param velocity (batch, inputs)
     */
    static NDArray ofHamiltonianError(NDArray x, NDArray velocity, Mlp network) {
        return error(HAMILTONIAN_ERROR, x, velocity, network);
    }

    /** The same of the mean of (y - velocity)^2, of a network with as many outputs as inputs. */
    static NDArray ofFieldError(NDArray x, NDArray velocity, Mlp network) {
        return error(FIELD_ERROR, x, velocity, network);
    }

    private static NDArray error(TorchScript script, NDArray x, NDArray velocity, Mlp network) {
        NDList weights = values(network, Parameter::getArray);
        List<NDArray> held = weights.stream().map(Autograd::heldGradient).toList();
        try (NDList gradients = new NDList(held)) {
            return script.unrecorded(new NDList(x, velocity).addAll(weights).addAll(gradients));
        }
    }

    /** Returns W1, b1, W2, b2, W3. */
    private static NDList values(Mlp network, Function<Parameter, NDArray> value) {
        return new NDList(network.getParameters().values().stream().map(value).toList());
    }
}
