package hnn.learned;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
public final class NetworkScript {

    private final int depth;
    private final SmoothActivation activation;
    private final boolean lastBias;
    private final StringBuilder lines = new StringBuilder();

    /** What a field is made of, from a network's y(x). */
    public enum Made {
        /** y. */
        VALUE,
        /** J dy/dx, of one output. */
        SYMPLECTIC_GRADIENT,
        /** -dy/dx, of one output. */
        FORCE
    }

    /**
     * Begins a script.
     *
     * @param depth hidden layers, L
     * @param lastBias whether the last layer has a bias, too
     */
    public NetworkScript(int depth, SmoothActivation activation, boolean lastBias) {
        this.depth = depth;
        this.activation = activation;
        this.lastBias = lastBias;
    }

    /** Returns y of (x, W_1, b_1, .., W), of any number of outputs. */
    public String value() {
        head("x");
        there(false, "_");
        return end(output());
    }

    /** Returns dy/dx of (x, W_1, b_1, .., W), of one output. */
    public String inputGradient() {
        head("x");
        there(false, "");
        back();
        return end("m0");
    }

    /** Returns the same in fewer passes over memory, without a record: nothing can be differentiated through it. */
    public String inputGradientInPlace() {
        head("x");
        there(false, "_");
        line("m%d = w", depth);
        for (int l = depth; l >= 1; l--) {
            line("s%d = %s", l,
                    slopeFollowsFromValue()
                            ? String.format(Locale.ROOT, "torch.%s_backward(m%d, a%d, grad_input=a%d)", engineName(), l, l, l)
                            : "torch.mul_(k" + l + ", m" + l + ")");
            line("m%d = torch.mm(s%d, w%d)", l - 1, l, l);
        }
        return end("m0");
    }

    /**
     * Returns share E of (x, velocity, share, W_1, .., W, dW_1, .., dW), and writes the gradients.
     */
    public String error(Made made) {
        head("x", "velocity", "share");
        addError(made);
        return end("[float(error)]");
    }

    /**
     * Returns the lines of the same for a script in which it is a part of a larger loss: of x, velocity and share, they make
     * error and its derivatives by x, dx, and by the field, dfield.
     */
    public String errorLines(Made made) {
        addError(made);
        line("dx = torch.mm(d1, w1)");
        return lines.toString();
    }

    private void addError(Made made) {
        addField(made);
        lines.append(meanSquare("error", "dfield", "torch.sub_(field, velocity)", "share"));
        addGradients(made, false);
    }

    /** Returns lines that make of x the field at x, where the names end with a mark: the field may be asked many times. */
    public String fieldLines(Made made, String mark) {
        addField(made);
        return marked(mark);
    }

    /**
     * Returns lines that make of dfield, what a loss changes by with the field of {@link #fieldLines}, its change by x, dx.
     *
     * @param added whether the gradients of the weights are added to those there are, not put in their place
     */
    public String gradientLines(Made made, String mark, boolean added) {
        addGradients(made, added);
        line("dx = torch.mm(d1, w1)");
        return marked(mark);
    }

    private String marked(String mark) {
        String all = lines.toString().replaceAll("\\b(d?x|d?field|d?halves|n|[tazkpemsuvd]\\d+)\\b", "$1" + mark);
        lines.setLength(0);
        return all;
    }

    private void addField(Made made) {
        if (made == Made.VALUE) {
            there(false, "_");
            line("field = " + output());
            return;
        }
        there(true, "_");
        line("m%d = w", depth); // a row, which stands for as many as there are
        for (int l = depth; l >= 1; l--) {
            line("s%d = %s", l, slope("m" + l, l));
            line("m%d = torch.mm(s%d, w%d)", l - 1, l, l);
        }
        if (made == Made.FORCE) {
            line("field = torch.neg(m0)");
            return;
        }
        line("n = torch.floordiv(torch.size(x, 1), 2)");
        line("halves = torch.split(m0, n, 1)");
        line("field = torch.cat([halves[1], torch.neg(halves[0])], 1)");
    }

    private void addGradients(Made made, boolean added) {
        switch (made) {
            case VALUE -> addValueGradients(added);
            case FORCE -> {
                line("v0 = torch.neg(dfield)");
                addSlopeGradients(added);
            }
            default -> {
                line("dhalves = torch.split(dfield, n, 1)");
                line("v0 = torch.cat([torch.neg(dhalves[1]), dhalves[0]], 1)");
                addSlopeGradients(added);
            }
        }
    }

    private void addSlopeGradients(boolean added) {
        for (int l = 1; l <= depth; l++) {
            line("u%d = torch.mm(v%d, t%d)", l, l - 1, l);
            line("v%d = %s", l, slope("u" + l, l));
            product("w" + l, "s" + l, "v" + (l - 1), added);
        }
        sum("w", "v" + depth, true, added);
        for (int l = depth; l >= 1; l--) {
            line("d%d = %s", l, through(l));
            product("w" + l, "d" + l, activationBefore(l), true);
            sum("b" + l, "d" + l, false, added);
        }
    }

    private void addValueGradients(boolean added) {
        for (int l = depth; l >= 1; l--) {
            line("d%d = %s", l, slope(l == depth ? "torch.mm(dfield, w)" : "torch.mm(d" + (l + 1) + ", w" + (l + 1) + ")", l));
        }
        for (int l = 1; l <= depth; l++) {
            product("w" + l, "d" + l, activationBefore(l), added);
            sum("b" + l, "d" + l, false, added);
        }
        product("w", "dfield", "a" + depth, added);
    }

    /** Puts the sum over a batch of left times right in the gradient of a weight, or adds it. */
    private void product(String weight, String left, String right, boolean added) {
        line(added ? "_%1$s = torch.addmm(d%1$s, torch.t(%2$s), %3$s, out=d%1$s)"
                : "_%1$s = torch.mm(torch.t(%2$s), %3$s, out=d%1$s)", weight, left, right);
    }

    private void sum(String weight, String rows, boolean kept, boolean added) {
        String python = kept ? "True" : "False"; // TorchScript's
        line(added ? "_%1$s = torch.add(d%1$s, torch.sum(%2$s, [0], %3$s, dtype=None), alpha=1, out=d%1$s)"
                : "_%1$s = torch.sum(%2$s, [0], %3$s, dtype=None, out=d%1$s)", weight, rows, python);
    }

    /** Returns the names of the weights, w1, b1, .., w. */
    public List<String> names() {
        Stream<String> hidden = IntStream.rangeClosed(1, depth).boxed().flatMap(l -> Stream.of("w" + l, "b" + l));
        return Stream.concat(hidden, lastBias ? Stream.of("w", "b") : Stream.of("w")).toList();
    }

    private void head(String... before) {
        lines.append(head(List.of(before), names(), before.length > 1));
    }

    /** Returns the first lines of a script of some arrays and of weights, and of the arrays for their gradients if asked for. */
    public static String head(List<String> before, List<String> weights, boolean gradients) {
        Stream<String> after = gradients ? weights.stream().map(name -> "d" + name) : Stream.of();
        return "def forward(self: __torch__.G,\n    " + Stream.of(before.stream(), weights.stream(), after)
                .flatMap(names -> names).map(name -> name + ": Tensor").collect(Collectors.joining(",\n    "))
                + (gradients ? ") -> List[float]:\n" : ") -> Tensor:\n");
    }

    /** Goes there, with f'' where curved; inPlace is "_", or "" where a record is made. */
    private void there(boolean curved, String inPlace) {
        for (int l = 1; l <= depth; l++) {
            // Turned W are turned back below, as autograd has it: a path of many steps sums up the gradients of W in this order.
            line("t%d = torch.t(w%d)", l, l);
            String z = String.format(Locale.ROOT, "torch.addmm(b%d, %s, t%d)", l, activationBefore(l), l);
            if (slopeFollowsFromValue()) {
                line("a%d = torch.%s%s(%s)", l, engineName(), inPlace, z);
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
                    case SOFTPLUS -> String.format(Locale.ROOT, "torch.mul(k%d, torch.rsub(k%d, 1))", l, l);
                    default -> String.format(Locale.ROOT, "torch.mul(torch.mul(p%d, torch.rsub(p%d, 1)), "
                            + "torch.add(torch.mul(z%d, torch.rsub(torch.mul(p%d, 2), 1)), 2))", l, l, l, l);
                });
            }
        }
    }

    private String output() {
        return String.format(Locale.ROOT, lastBias ? "torch.addmm(b, a%d, torch.t(w))" : "torch.mm(a%d, torch.t(w))", depth);
    }

    /** As autograd has it: a path may be differentiated through this. */
    private void back() {
        line("ones = torch.ones([torch.size(x, 0), 1], dtype=ops.prim.dtype(x), layout=None, device=ops.prim.device(x), "
                + "pin_memory=None)");
        line("m%d = torch.mm(ones, w)", depth);
        for (int l = depth; l >= 1; l--) {
            line("s%d = %s", l, slope("m" + l, l));
            line("m%d = torch.mm(s%d, torch.t(t%d))", l - 1, l, l);
        }
    }

    /**
     * Returns lines for the mean square of a difference and for its derivative by the difference, both times a share.
     *
     * @param error the name that the mean square gets
     * @param derivative the name that its derivative gets
     */
    public static String meanSquare(String error, String derivative, String difference, String share) {
        return String.format(Locale.ROOT, """
                  difference = %3$s
                  %1$s = torch.mul(torch.mean(torch.square(difference)), %4$s)
                  %2$s = torch.mul_(torch.mul_(torch.mul_(difference, 2), torch.div(1., torch.numel(difference))), %4$s)
                """, error, derivative, difference, share);
    }

    /** Times f'(z_l). */
    private String slope(String gradient, int l) {
        return slopeFollowsFromValue() ? "torch." + engineName() + "_backward(" + gradient + ", a" + l + ")"
                : "torch.mul(" + gradient + ", k" + l + ")";
    }

    /** d_l = m_l u_l f''(z_l) + f'(z_l) W_{l+1}^T d_{l+1}; where f' follows from f, u_l f'' = v_l times a factor. */
    private String through(int l) {
        int sign = activation == SmoothActivation.TANH ? -2 : 1;
        String m = l == depth ? "torch.mul(torch.mul(w, " + sign + "), " : "torch.mul_(m" + l + ", ";
        String factor = switch (activation) {
            case TANH -> m + "a" + l + ")";
            case LOGISTIC -> m + "torch.rsub(torch.mul(a" + l + ", 2), 1))";
            default -> m + "e" + l + ")";
        };
        String other = slopeFollowsFromValue() ? "v" + l : "u" + l;
        if (l == depth) {
            return String.format(Locale.ROOT, "torch.mul_(%s, %s)", factor, other);
        }
        String later = slope("torch.mm(d" + (l + 1) + ", w" + (l + 1) + ")", l);
        return String.format(Locale.ROOT, "torch.addcmul_(%s, %s, %s, value=%d)", later, factor, other, sign);
    }

    /** Tells whether f' is a function of f: 1 - a^2 or a (1 - a). */
    private boolean slopeFollowsFromValue() {
        return activation == SmoothActivation.TANH || activation == SmoothActivation.LOGISTIC;
    }

    private String engineName() {
        return activation == SmoothActivation.TANH ? "tanh" : "sigmoid";
    }

    private static String activationBefore(int l) {
        return l == 1 ? "x" : "a" + (l - 1);
    }

    private void line(String format, Object... arguments) {
        lines.append("  ").append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }

    private String end(String result) {
        line("return " + result);
        return lines.toString();
    }
}
