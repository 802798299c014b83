package hnn.training;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import hnn.autograd.TorchScript;
import java.util.Arrays;
import java.util.List;

/**
 * PyTorch's fused Adam: weights, gradients and moments go through the processor once, in one call for all parameters. The
 * engine's other Adam goes through them a dozen times, which took a fifth of a training step on frames.
 */
final class AdamScript {

    private static final TorchScript SCRIPT = new TorchScript("adam", """
            def forward(self: __torch__.G,
                weights: List[Tensor],
                gradients: List[Tensor],
                means: List[Tensor],
                squares: List[Tensor],
                step: float,
                rate: float,
                decay: float) -> Tensor:
              steps = annotate(List[Tensor], [])
              for i in range(torch.len(weights)):
                _0 = torch.append(steps, torch.full([], step, dtype=None, layout=None, device=ops.prim.device(weights[i]), pin_memory=None))
              none = annotate(List[Tensor], [])
              _1 = torch._fused_adam_(weights, gradients, means, squares, none, steps, lr=rate, beta1=0.9, beta2=0.999, weight_decay=decay, eps=1e-08, amsgrad=False, maximize=False)
              for j in range(torch.len(gradients)):
                _2 = torch.zero_(gradients[j])
              return weights[0]
            """);

    private AdamScript() {}

    /** Changes weights and moments in place and sets the gradients to 0; all lists are as long and in the same order. */
    static void update(List<NDArray> weights, List<NDArray> gradients, List<NDArray> means, List<NDArray> squares,
            int step, double rate, double decay) {
        IValue[] inputs = {list(weights), list(gradients), list(means), list(squares),
            IValue.from((double) step), IValue.from(rate), IValue.from(decay)};
        try {
            IValueUtils.forward(SCRIPT.block(), inputs).close();
        } finally {
            Arrays.stream(inputs).forEach(IValue::close);
        }
    }

    private static IValue list(List<NDArray> arrays) {
        return IValue.listFrom(arrays.stream().map(PtNDArray.class::cast).toArray(PtNDArray[]::new));
    }
}
