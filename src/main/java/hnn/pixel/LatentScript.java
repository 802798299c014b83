package hnn.pixel;

import ai.djl.nn.Block;
import hnn.learned.NetworkScript;
import hnn.learned.NetworkScript.Made;
import hnn.network.ClosedForm;
import hnn.network.Mlp;
import hnn.network.MlpField;
import hnn.separable.NewtonBlock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
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
 *
 * <p>Along a window the path is moved step by step, and dE/d(path) is brought back step by step, from the last to the first:
 *
 * <pre>
 *   there   q' = q + f_q(q, p),   p' = p + f_p(q', p)
 *   back    dE/dq' += (df_p/dq')^T dE/dp',   dE/dq = dE/dq' + (df_q/dq)^T dE/dq',   dE/dp in the same way
 * </pre>
 */
final class LatentScript {

    private static final int LAYERS = 4;

    private final StringBuilder lines = new StringBuilder();
    private final Mlp network;
    private final Made made;
    private final List<String> names;

    private LatentScript(MlpField field) {
        network = field.network();
        made = field.made();
        names = Stream.of(names("e"), names("c"), dynamics().names().stream()).flatMap(all -> all).toList();
    }

    /** Returns the closed form of the loss of a block, if there is one. */
    static Optional<ClosedForm> of(Block block) {
        if (!(block instanceof LatentBlock<?> latent) || !ClosedForm.isTrainedAsAWhole(block)) {
            return Optional.empty();
        }
        Optional<MlpField> field = latent.isStaggered() && latent.dynamics() instanceof NewtonBlock newton
                ? Optional.of(new MlpField(newton.potential(), Made.FORCE))
                : MlpField.of(latent.dynamics());
        return field.map(LatentScript::new).map(script -> new ClosedForm(block,
                latent.isStaggered() ? script.window(latent.window(), latent.latent() / 2) : script.pair()));
    }

    private NetworkScript dynamics() {
        return new NetworkScript(network.depth(), network.activation(), false);
    }

    private String pair() {
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
        lines.append(dynamics().errorLines(made));
        back("c", "z", "ddecoded");
        line("cx = torch.mm(c1, cw1)");
        line("q = torch.unsqueeze(dmomentum, 1)");
        line("zero = %s", zerosLike("q"));
        line("dstep = torch.neg(torch.add(dfield, torch.cat([q, zero], 1)))");
        line("dz = torch.sub(torch.add(torch.add(cx, dx), torch.cat([zero, q], 1)), dstep)");
        line("dboth = torch.cat([dz, dstep], 0)");
        back("e", "frames", "dboth");
        line("return [float(decoded), float(momentum), float(error)]");
        return lines.toString();
    }

    /** Writes the loss along a window of pairs, of n positions and n momenta. */
    private String window(int window, int n) {
        lines.append(NetworkScript.head(List.of("pairs", "part"), names, true));
        line("frames = torch.flatten(pairs, 0, 1)"); // (window batch, pixels)
        line("batch = torch.size(pairs, 1)");
        line("rows = torch.mul(batch, %d)", window - 1);
        there("e", "frames");
        line("now = torch.slice(ey, 0, 0, rows, 1)"); // (rows, 2n)
        line("next = torch.slice(ey, 0, batch, torch.size(ey, 0), 1)"); // (rows, 2n)
        there("c", "now");
        lines.append(
                NetworkScript.meanSquare("decoded", "ddecoded", "torch.sub_(cy, torch.slice(frames, 0, 0, rows, 1))", "part"));
        line("nows = torch.split(now, %d, 1)", n);
        line("way = torch.sub(torch.split(next, %d, 1)[0], nows[0])", n);
        lines.append(NetworkScript.meanSquare("momentum", "dmomentum", "torch.sub(nows[1], way)", "part"));
        line("share = torch.mul(part, %s)", LatentLoss.DYNAMICS_WEIGHT);
        line("q = torch.slice(nows[0], 0, 0, batch, 1)"); // (batch, n)
        line("p = torch.slice(nows[1], 0, 0, batch, 1)");
        for (int k = 1; k < window; k++) {
            stepForth(k, n);
        }
        line("path = torch.cat([%s], 0)", IntStream.range(1, window).mapToObj(k -> "z_" + k).collect(Collectors.joining(", ")));
        lines.append(NetworkScript.meanSquare("error", "dpath", "torch.sub(path, next)", "share"));
        line("dsteps = torch.split(dpath, batch, 0)");
        line("nothing = %s", zerosLike("p"));
        line("dq = nothing");
        line("dp = nothing");
        for (int k = window - 1; k > 0; k--) {
            stepBack(k, n, k < window - 1);
        }
        back("c", "now", "ddecoded");
        line("dnow = torch.add(torch.mm(c1, cw1), torch.cat([dmomentum, dmomentum], 1))");
        line("dnext = torch.neg(torch.add(dpath, torch.cat([dmomentum, %s], 1)))", zerosLike("dmomentum"));
        line("dstart = torch.cat([dq, dp], 1)");
        line("none = %s", zerosLike("dstart"));
        line("dall = torch.add(torch.cat([dnow, none], 0), torch.add(torch.cat([none, dnext], 0), torch.cat([dstart, %s], 0)))",
                zerosLike("dnow"));
        back("e", "frames", "dall");
        line("return [float(decoded), float(momentum), float(error)]");
        return lines.toString();
    }

    /** Takes a step of {@link Staggered}, the k-th of a window. */
    private void stepForth(int k, int n) {
        if (made == Made.FORCE) {
            line("q = torch.add(q, p)");
            line("x_%d = q", k);
            lines.append(dynamics().fieldLines(made, "_" + k));
            line("p = torch.add(p, field_%d)", k);
        } else {
            line("x_%d_q = torch.cat([q, p], 1)", k);
            lines.append(dynamics().fieldLines(made, "_" + k + "_q"));
            line("q = torch.add(q, torch.split(field_%d_q, %d, 1)[0])", k, n);
            line("x_%d_p = torch.cat([q, p], 1)", k);
            lines.append(dynamics().fieldLines(made, "_" + k + "_p"));
            line("p = torch.add(p, torch.split(field_%d_p, %d, 1)[1])", k, n);
        }
        line("z_%d = torch.cat([q, p], 1)", k);
    }

    /** Brings the derivatives by the state after the k-th step back to the state before it. */
    private void stepBack(int k, int n, boolean added) {
        line("dstep = torch.split(dsteps[%d], %d, 1)", k - 1, n);
        line("dq = torch.add(dq, dstep[0])");
        line("dp = torch.add(dp, dstep[1])");
        if (made == Made.FORCE) {
            line("dfield_%d = dp", k);
            lines.append(dynamics().gradientLines(made, "_" + k, added));
            line("dq = torch.add(dq, dx_%d)", k);
            line("dp = torch.add(dp, dq)");
            return;
        }
        line("dfield_%d_p = torch.cat([nothing, dp], 1)", k);
        lines.append(dynamics().gradientLines(made, "_" + k + "_p", added));
        line("halves = torch.split(dx_%d_p, %d, 1)", k, n);
        line("dq = torch.add(dq, halves[0])");
        line("dp = torch.add(dp, halves[1])");
        line("dfield_%d_q = torch.cat([dq, nothing], 1)", k);
        lines.append(dynamics().gradientLines(made, "_" + k + "_q", true));
        line("halves = torch.split(dx_%d_q, %d, 1)", k, n);
        line("dq = torch.add(dq, halves[0])");
        line("dp = torch.add(dp, halves[1])");
    }

    private static String zerosLike(String array) {
        return "torch.zeros_like(" + array + ", dtype=None, layout=None, device=None, pin_memory=None, memory_format=None)";
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
