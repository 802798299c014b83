package hnn.training;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;
import hnn.autograd.TorchScript;
import java.util.List;
import java.util.stream.Stream;

/**
 * PyTorch's fused Adam: weights, gradients and moments go through the processor once, in one call for all parameters. The
 * engine's other Adam goes through them a dozen times, which took a fifth of a training step on frames. What stays the same from
 * step to step is handed over once.
 */
final class FusedAdam implements AutoCloseable {

    private static final TorchScript SCRIPT = new TorchScript("adam", """
            def forward(self: __torch__.G,
                weights: List[Tensor],
                gradients: List[Tensor],
                means: List[Tensor],
                squares: List[Tensor],
                step: float,
                rate: float,
                decay: float) -> Tensor:
              count = torch.full([], step, dtype=None, layout=None, device=ops.prim.device(weights[0]), pin_memory=None)
              counts = annotate(List[Tensor], [])
              for i in range(torch.len(weights)):
                _0 = torch.append(counts, count)
              none = annotate(List[Tensor], [])
              _1 = torch._fused_adam_(weights, gradients, means, squares, none, counts, lr=rate, beta1=0.9, beta2=0.999, \
            weight_decay=decay, eps=1e-08, amsgrad=False, maximize=False)
              _2 = torch._foreach_zero_(gradients)
              return count
            """);

    private final IValue weights;
    private final IValue means;
    private final IValue squares;

    /** Takes parameters and their moments, all lists as long and in the same order. The arrays stay the caller's. */
    FusedAdam(List<NDArray> weights, List<NDArray> means, List<NDArray> squares) {
        this.weights = list(weights);
        this.means = list(means);
        this.squares = list(squares);
    }

    /** Changes weights and moments in place and sets the gradients to 0. */
    void update(List<NDArray> gradients, int step, double rate, double decay) {
        IValue slopes = list(gradients);
        IValue[] numbers = {IValue.from((double) step), IValue.from(rate), IValue.from(decay)};
        try (slopes) {
            SCRIPT.of(weights, slopes, means, squares, numbers[0], numbers[1], numbers[2]).close();
        } finally {
            Stream.of(numbers).forEach(IValue::close);
        }
    }

    private static IValue list(List<NDArray> arrays) {
        return IValue.listFrom(arrays.stream().map(PtNDArray.class::cast).toArray(PtNDArray[]::new));
    }

    @Override
    public void close() {
        Stream.of(weights, means, squares).forEach(IValue::close);
    }
}
