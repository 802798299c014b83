package hnn.pixel;

import ai.djl.nn.Block;
import hnn.learned.NetworkScript;
import hnn.network.ClosedForm;
import hnn.network.Mlp;
import hnn.network.MlpField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * TorchScript of {@link LatentLoss} with the gradients of all weights of a {@link LatentBlock}, in one call of the engine: a
 * third of what autograd does there is to add, to zero and to keep.
 *
 * <pre>
 *   there   h_1 = relu(W_1 x + b_1),   h_l = h_{l-1} + r_l,   r_l = relu(W_l h_{l-1} + b_l),   y = W_4 h_3 + b_4
 *   back    g_3 = W_4^T dE/dy,   g_{l-1} = g_l + W_l^T (g_l where r_l &gt; 0),   dE/dx = W_1^T (g_1 where h_1 &gt; 0)
 *
 *   of the three parts   dE/dz  = (through the decoder) + (through the field) + (0, 2 m) - dE/ds
 *                        dE/dz' = dE/ds = - dE/d(field) - (2 m, 0),   s = z' - z,   m = z_p - s_q
 * </pre>
 */
final class LatentScript {

    private static final int LAYERS = 4;

    private final StringBuilder lines = new StringBuilder();

    private LatentScript() {}

    /** Returns the closed form of the loss of a block, if there is one. */
    static Optional<ClosedForm> of(Block block) {
        if (!(block instanceof LatentBlock<?> latent) || latent.isStaggered() || !ClosedForm.isTrainedAsAWhole(block)) {
            return Optional.empty();
        }
        return MlpField.of(latent.dynamics())
                .map(field -> new ClosedForm(block, new LatentScript().source(field.network(), field.hamiltonian())));
    }

    private String source(Mlp network, boolean hamiltonian) {
        var dynamics = new NetworkScript(network.depth(), network.activation(), false);
        List<String> names = Stream.of(names("e"), names("c"), dynamics.names().stream()).flatMap(all -> all).toList();
        lines.append(NetworkScript.head(List.of("pairs", "part"), names, true));
        line("frames = torch.flatten(pairs, 0, 1)"); // (2 batch, pixels)
        line("first = torch.select(pairs, 0, 0)"); // (batch, pixels)
        line("rows = torch.size(first, 0)");
        there("e", "frames");
        line("both = torch.split(ey, rows, 0)");
        line("z = both[0]");
        line("step = torch.sub(both[1], z)");
        there("c", "z");
        lines.append(NetworkScript.meanSquare("decoded", "ddecoded", "torch.sub_(cy, first)", "part"));
        lines.append(NetworkScript.meanSquare(
                "momentum", "dmomentum", "torch.sub(torch.select(z, 1, 1), torch.select(step, 1, 0))", "part"));
        line("share = torch.mul(part, %s)", LatentLoss.DYNAMICS_WEIGHT);
        line("x = z");
        line("velocity = step");
        lines.append(dynamics.errorLines(hamiltonian));
        back("c", "z", "ddecoded");
        line("cx = torch.mm(c1, cw1)");
        line("q = torch.unsqueeze(dmomentum, 1)");
        line("zero = torch.zeros_like(q, dtype=None, layout=None, device=None, pin_memory=None, memory_format=None)");
        line("dstep = torch.neg(torch.add(dfield, torch.cat([q, zero], 1)))");
        line("dz = torch.sub(torch.add(torch.add(cx, dx), torch.cat([zero, q], 1)), dstep)");
        line("dboth = torch.cat([dz, dstep], 0)");
        back("e", "frames", "dboth");
        line("return [float(decoded), float(momentum), float(error)]");
        return lines.toString();
    }

    private static Stream<String> names(String net) {
        return IntStream.rangeClosed(1, LAYERS).boxed().flatMap(l -> Stream.of(net + "w" + l, net + "b" + l));
    }

    private void there(String net, String input) {
        line("#h1 = torch.relu_(torch.addmm(#b1, %s, torch.t(#w1)))".replace("#", net), input);
        for (int l = 2; l < LAYERS; l++) {
            line("#r%d = torch.relu_(torch.addmm(#b%d, #h%d, torch.t(#w%d)))".replace("#", net), l, l, l - 1, l);
            line("#h%d = torch.add(#h%d, #r%d)".replace("#", net), l, l - 1, l);
        }
        line("#y = torch.addmm(#b4, #h3, torch.t(#w4))".replace("#", net));
    }

    /** Leaves the gradient by the sums of the first layer in the array with the number 1. */
    private void back(String net, String input, String output) {
        line("%s4 = %s", net, output);
        layer(net, LAYERS, net + "h3");
        line("#g3 = torch.mm(#4, #w4)".replace("#", net));
        for (int l = LAYERS - 1; l > 1; l--) {
            line("#%d = torch.threshold_backward(#g%d, #r%d, 0)".replace("#", net), l, l, l);
            layer(net, l, net + "h" + (l - 1));
            line("#g%d = torch.addmm(#g%d, #%d, #w%d)".replace("#", net), l - 1, l, l, l);
        }
        line("#1 = torch.threshold_backward(#g1, #h1, 0)".replace("#", net));
        layer(net, 1, input);
    }

    private void layer(String net, int l, String input) {
        line("_#w%d = torch.mm(torch.t(#%d), %s, out=d#w%d)".replace("#", net), l, l, input, l);
        line("_#b%d = torch.sum(#%d, [0], False, dtype=None, out=d#b%d)".replace("#", net), l, l, l);
    }

    private void line(String format, Object... arguments) {
        lines.append("  ").append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }
}
