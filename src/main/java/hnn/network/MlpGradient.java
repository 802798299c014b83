package hnn.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import hnn.autograd.TorchScript;

/**
 * What a Hamiltonian network with an {@link Mlp} inside asks of the engine, in closed form: the input gradient, which a loss can
 * be made of, and the gradients of the mean squared error itself. Each is one call where there were dozens.
 *
 * <pre>
 *   a1 = tanh(W1 x + b1),  a2 = tanh(W2 a1 + b2),  y = W3 a2
 *   dy/dx = W1^T ((1 - a1^2) W2^T ((1 - a2^2) W3^T))
 * </pre>
 *
 * {@link hnn.autograd.Autograd} comes to the same bits for any block, by way of a graph of y that is differentiated for a graph
 * of dy/dx, which is differentiated again. Here the operations are the same, in the same order, but no graph of y is made, and
 * none at all for the mean squared error. What is left of a training step at the paper's width is six products with W2 and two
 * tanh of a hidden layer.
 */
final class MlpGradient {

    /** Turned W are turned back, as autograd has it: so a path of many steps sums up the gradients of W in the same order. */
    private static final String THERE_AND_BACK = """
              t1 = torch.t(w1)
              t2 = torch.t(w2)
              a1 = torch.tanh(torch.addmm(b1, x, t1))
              a2 = torch.tanh(torch.addmm(b2, a1, t2))
              ones = torch.ones([torch.size(x, 0), 1], dtype=ops.prim.dtype(x), layout=None, device=ops.prim.device(x), pin_memory=None)
              g3 = torch.mm(ones, w3)
              g2 = torch.tanh_backward(g3, a2)
              m2 = torch.mm(g2, torch.t(t2))
              g1 = torch.tanh_backward(m2, a1)
              g0 = torch.mm(g1, torch.t(t1))
            """;

    private static final TorchScript INPUT_GRADIENT = new TorchScript("input gradient of a network", """
            def forward(self: __torch__.G,
                x: Tensor,
                w1: Tensor,
                b1: Tensor,
                w2: Tensor,
                b2: Tensor,
                w3: Tensor) -> Tensor:
            """ + THERE_AND_BACK + """
              return g0
            """);

    /** d_ is the derivative of the error by _, where autograd's formulas for each operation are put in. */
    private static final TorchScript SQUARED_ERROR = new TorchScript("squared error of a Hamiltonian network", """
            def forward(self: __torch__.G,
                x: Tensor,
                velocity: Tensor,
                w1: Tensor,
                b1: Tensor,
                w2: Tensor,
                b2: Tensor,
                w3: Tensor,
                dw1: Tensor,
                db1: Tensor,
                dw2: Tensor,
                db2: Tensor,
                dw3: Tensor) -> Tensor:
            """ + THERE_AND_BACK + """
              n = torch.floordiv(torch.size(x, 1), 2)
              halves = torch.split(g0, n, 1)
              difference = torch.sub_(torch.cat([halves[1], torch.neg(halves[0])], 1), velocity)
              error = torch.mean(torch.square(difference))
              dv = torch.mul_(torch.mul_(difference, 2), torch.div(1., torch.numel(difference)))
              dhalves = torch.split(dv, n, 1)
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

    private MlpGradient() {}

    /**
     * Returns dy/dx of each row.
     *
     * @param x (batch, inputs)
     * @param weights W1, b1, W2, b2, W3
     * @return (batch, inputs), part of the record where one is made
     */
    static NDArray of(NDArray x, NDList weights) {
        return INPUT_GRADIENT.of(new NDList(x).addAll(weights));
    }

    /**
     * Returns the mean of |J dy/dx - velocity|^2 over rows and entries, and puts its gradients where they belong.
     *
     * @param x (batch, inputs)
     * @param velocity (batch, inputs)
     * @param weights W1, b1, W2, b2, W3
     * @param gradients of these, which are overwritten
     */
    static NDArray squaredError(NDArray x, NDArray velocity, NDList weights, NDList gradients) {
        return SQUARED_ERROR.unrecorded(new NDList(x, velocity).addAll(weights).addAll(gradients));
    }
}
