package hnn.training;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;
import hnn.autograd.TorchScript;
import java.util.List;
import java.util.stream.DoubleStream;
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
                others: List[Tensor],
                means: List[Tensor],
                squares: List[Tensor],
                step: float,
                rate: float,
                decay: float) -> Tensor:
              count = torch.full([], step, dtype=None, layout=None, device=ops.prim.device(weights[0]), pin_memory=None)
              counts = annotate(List[Tensor], [])
              n = torch.len(weights)
              for i in range(n):
                _0 = torch.append(counts, count)
              for k in range(torch.floordiv(torch.len(others), n)):
                other = torch.slice(others, torch.mul(k, n), torch.mul(torch.add(k, 1), n), 1)
                _1 = torch._foreach_add_(gradients, other)
                _2 = torch._foreach_zero_(other)
              none = annotate(List[Tensor], [])
              _3 = torch._fused_adam_(weights, gradients, means, squares, none, counts, lr=rate, beta1=0.9, beta2=0.999, \
            weight_decay=decay, eps=1e-08, amsgrad=False, maximize=False)
              _4 = torch._foreach_zero_(gradients)
              return count
            """);

    private final List<IValue> lists;

    /**
     * Takes parameters, their gradients, further gradients that are added to these in their order, list after list, and moments;
     * all lists are as long and in the same order. The arrays stay the caller's.
     */
    FusedAdam(List<NDArray> weights, List<NDArray> gradients, List<NDArray> others, List<NDArray> means, List<NDArray> squares) {
        lists = Stream.of(weights, gradients, others, means, squares)
                .map(arrays -> IValue.listFrom(arrays.stream().map(PtNDArray.class::cast).toArray(PtNDArray[]::new))).toList();
    }

    /** Changes weights and moments in place and sets all gradients to 0. */
    void update(int step, double rate, double decay) {
        List<IValue> numbers = DoubleStream.of(step, rate, decay).mapToObj(IValue::from).toList();
        SCRIPT.of(Stream.concat(lists.stream(), numbers.stream()).toArray(IValue[]::new)).close();
        numbers.forEach(IValue::close);
    }

    @Override
    public void close() {
        lists.forEach(IValue::close);
    }
}
