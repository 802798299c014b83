package hnn.autograd;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;

/**
 * {@code torch.autograd.grad} for Java.
 *
 * <p>DJL binds {@code backward} only, which adds into the {@code .grad} of every parameter and cannot keep the graph.
 */
final class GradientScript {

    private static final TorchScript SCRIPT = new TorchScript("gradient", """
            def forward(self: __torch__.G,
                y: Tensor,
                x: Tensor) -> Tensor:
              gradients = torch.autograd.grad([torch.sum(y)], [x], None, None, True)
              gradient = gradients[0]
              return unchecked_cast(Tensor, gradient)
            """);

    private GradientScript() {}

    static NDArray gradient(NDArray y, NDArray x) {
        try {
            return SCRIPT.of(new NDList(y, x));
        } catch (EngineException e) {
            throw explained(e);
        }
    }

    private static RuntimeException explained(EngineException e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("not have been used in the graph")) {
            return new IllegalArgumentException("y does not depend on x, so it has no gradient there", e);
        }
        if (message.contains("does not require grad")) {
            return new IllegalArgumentException(
                    "x is no variable, or y was not computed from one: compute y from Autograd.variable(x)", e);
        }
        return e;
    }
}
