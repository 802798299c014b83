package hnn.network;

import hnn.learned.SmoothActivation;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * TorchScript of a network's value, of its input gradient, and of the mean squared error of a field with the gradients of all
 * weights, put together layer by layer. Each is one call of the engine, where autograd takes dozens.
 *
 * <pre>
 *   there       z_l = W_l a_{l-1} + b_l,   a_l = f(z_l),   y = W a_L
 *   back        m_L = W^T,   s_l = m_l f'(z_l),   m_{l-1} = W_l^T s_l,   dy/dx = m_0
 * </pre>
 *
 * <p>The error E of a field made of m_0 goes the same way twice more. With v_0 = dE/dm_0:
 *
 * <pre>
 *   through back    u_l = W_l v_{l-1},   v_l = u_l f'(z_l),   c_l = u_l m_l f''(z_l)
 *   through there   d_l = c_l + (W_{l+1}^T d_{l+1}) f'(z_l)
 *   gradients       dE/dW_l = s_l v_{l-1}^T + d_l a_{l-1}^T,   dE/db_l = d_l,   dE/dW = v_L
 * </pre>
 *
 * Here all of these are over a batch, a row each, and the last two are sums over it. The order of the operations is autograd's.
 */
final class NetworkScript {

    private final int depth;
    private final SmoothActivation activation;
    private final boolean lastBias;
    private final StringBuilder lines = new StringBuilder();

    /**
     * Begins a script.
     *
     * @param depth hidden layers, L
     * @param lastBias whether the last layer has a bias, too
     */
    NetworkScript(int depth, SmoothActivation activation, boolean lastBias) {
        this.depth = depth;
        this.activation = activation;
        this.lastBias = lastBias;
    }

    /** Returns y of (x, W_1, b_1, .., W), of any number of outputs. */
    String value() {
        head("x");
        there(false);
        return end(output());
    }

    /** Returns dy/dx of (x, W_1, b_1, .., W), of one output. */
    String inputGradient() {
        head("x");
        there(false);
        back();
        return end("m0");
    }

    /** Returns E of (x, velocity, W_1, .., W, dW_1, .., dW), and writes the gradients; the field is J dy/dx. */
    String hamiltonianError() {
        head("x", "velocity");
        there(true);
        back();
        line("n = torch.floordiv(torch.size(x, 1), 2)");
        line("halves = torch.split(m0, n, 1)");
        line("field = torch.cat([halves[1], torch.neg(halves[0])], 1)");
        meanSquare();
        line("dhalves = torch.split(dfield, n, 1)");
        line("v0 = torch.cat([torch.neg(dhalves[1]), dhalves[0]], 1)");
        for (int l = 1; l <= depth; l++) {
            line("u%d = torch.mm(v%d, t%d)", l, l - 1, l);
            line("v%d = %s", l, slope("u" + l, l));
        }
        for (int l = depth; l >= 1; l--) {
            String later = l == depth ? null : "torch.mm(d" + (l + 1) + ", w" + (l + 1) + ")";
            line("c%d = %s", l, bend(l));
            line("d%d = %s", l, through(l, later));
        }
        for (int l = 1; l <= depth; l++) {
            line("_w%d = torch.add_(torch.mm(torch.t(s%d), v%d, out=dw%d), torch.mm(torch.t(d%d), %s))",
                    l, l, l - 1, l, l, activationBefore(l));
            line("_b%d = torch.sum(d%d, [0], False, dtype=None, out=db%d)", l, l, l);
        }
        line("_w = torch.mm(torch.t(ones), v%d, out=dw)", depth);
        return end("error");
    }

    /** Returns E of (x, velocity, W_1, .., W, dW_1, .., dW), and writes the gradients; the field is y. */
    String fieldError() {
        head("x", "velocity");
        there(false);
        line("field = " + output());
        meanSquare();
        for (int l = depth; l >= 1; l--) {
            line("d%d = %s", l, slope(l == depth ? "torch.mm(dfield, w)" : "torch.mm(d" + (l + 1) + ", w" + (l + 1) + ")", l));
        }
        for (int l = 1; l <= depth; l++) {
            line("_w%d = torch.mm(torch.t(d%d), %s, out=dw%d)", l, l, activationBefore(l), l);
            line("_b%d = torch.sum(d%d, [0], False, dtype=None, out=db%d)", l, l, l);
        }
        line("_w = torch.mm(torch.t(dfield), a%d, out=dw)", depth);
        return end("error");
    }

    private void head(String... before) {
        boolean gradients = before.length > 1;
        String weights = IntStream.rangeClosed(1, depth).mapToObj(l -> "w" + l + ",b" + l).collect(Collectors.joining(","))
                + ",w" + (lastBias ? ",b" : "");
        String all = String.join(",", before) + "," + weights + (gradients ? ",d" + weights.replace(",", ",d") : "");
        lines.append("def forward(self: __torch__.G,\n    ").append(all.replace(",", ": Tensor,\n    "))
                .append(": Tensor) -> Tensor:\n");
    }

    private void there(boolean curved) {
        for (int l = 1; l <= depth; l++) {
            // Turned W are turned back below, as autograd has it: a path of many steps sums up the gradients of W in this order.
            line("t%d = torch.t(w%d)", l, l);
            String z = String.format("torch.addmm(b%d, %s, t%d)", l, activationBefore(l), l);
            if (slopeFollowsFromValue()) {
                line("a%d = torch.%s(%s)", l, engineName(), z);
                continue;
            }
            line("z%d = %s", l, z);
            switch (activation) {
                case SINE -> {
                    line("a%d = torch.sin(z%d)", l, l);
                    line("k%d = torch.cos(z%d)", l, l);
                }
                case SOFTPLUS -> {
                    line("a%d = torch.softplus(z%d, 1, 20)", l, l);
                    line("k%d = torch.sigmoid(z%d)", l, l);
                }
                default -> {
                    line("p%d = torch.sigmoid(z%d)", l, l);
                    line("a%d = torch.mul(z%d, p%d)", l, l, l);
                    line("k%d = torch.mul(p%d, torch.add(torch.mul(z%d, torch.rsub(p%d, 1)), 1))", l, l, l, l);
                }
            }
            if (curved) {
                line("e%d = %s", l, switch (activation) {
                    case SINE -> "torch.neg(a" + l + ")";
                    case SOFTPLUS -> String.format("torch.mul(k%d, torch.rsub(k%d, 1))", l, l);
                    default -> String.format("torch.mul(torch.mul(p%d, torch.rsub(p%d, 1)), "
                            + "torch.add(torch.mul(z%d, torch.rsub(torch.mul(p%d, 2), 1)), 2))", l, l, l, l);
                });
            }
        }
    }

    private String output() {
        return String.format(lastBias ? "torch.addmm(b, a%d, torch.t(w))" : "torch.mm(a%d, torch.t(w))", depth);
    }

    private void back() {
        line("ones = torch.ones([torch.size(x, 0), 1], dtype=ops.prim.dtype(x), layout=None, device=ops.prim.device(x), "
                + "pin_memory=None)");
        line("m%d = torch.mm(ones, w)", depth);
        for (int l = depth; l >= 1; l--) {
            line("s%d = %s", l, slope("m" + l, l));
            line("m%d = torch.mm(s%d, torch.t(t%d))", l - 1, l, l);
        }
    }

    /** E of field and velocity; dfield is its derivative by the field. */
    private void meanSquare() {
        line("difference = torch.sub_(field, velocity)");
        line("error = torch.mean(torch.square(difference))");
        line("dfield = torch.mul_(torch.mul_(difference, 2), torch.div(1., torch.numel(difference)))");
    }

    /** Times f'(z_l). */
    private String slope(String gradient, int l) {
        return slopeFollowsFromValue() ? "torch." + engineName() + "_backward(" + gradient + ", a" + l + ")"
                : "torch.mul(" + gradient + ", k" + l + ")";
    }

    /** The derivative of E through f'(z_l) alone: by z_l, or by a_l where f' is a function of it. m_l is not needed again. */
    private String bend(int l) {
        return switch (activation) {
            case TANH -> String.format("torch.mul_(torch.mul_(torch.mul_(m%d, a%d), -2), u%d)", l, l, l);
            case LOGISTIC -> String.format("torch.mul_(torch.mul_(m%d, u%d), torch.rsub(torch.mul(a%d, 2), 1))", l, l, l);
            default -> String.format("torch.mul_(torch.mul_(m%d, u%d), e%d)", l, l, l);
        };
    }

    /** Tells whether f' is a function of f: 1 - a^2 or a (1 - a). */
    private boolean slopeFollowsFromValue() {
        return activation == SmoothActivation.TANH || activation == SmoothActivation.LOGISTIC;
    }

    private String engineName() {
        return activation == SmoothActivation.TANH ? "tanh" : "sigmoid";
    }

    /** The derivative of E by z_l, with what comes from the layer after. */
    private String through(int l, String later) {
        if (slopeFollowsFromValue()) {
            return slope(later == null ? "c" + l : "torch.add_(c" + l + ", " + later + ")", l);
        }
        return later == null ? "c" + l : "torch.add(c" + l + ", " + slope(later, l) + ")";
    }

    private static String activationBefore(int l) {
        return l == 1 ? "x" : "a" + (l - 1);
    }

    private void line(String format, Object... arguments) {
        lines.append("  ").append(String.format(format, arguments)).append('\n');
    }

    private String end(String result) {
        line("return " + result);
        return lines.toString();
    }
}
