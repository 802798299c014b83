package hnn.learned;

/**
 * What stands between the layers of a network. All of these are smooth, as H must be: its gradient is the motion, and the
 * gradient of that trains it.
 */
public enum SmoothActivation {
    /** tanh z, the paper's. */
    TANH,
    /** 1 / (1 + exp(-z)). */
    LOGISTIC,
    /** sin z, for what repeats. */
    SINE,
    /** ln(1 + exp z). */
    SOFTPLUS,
    /** z / (1 + exp(-z)). */
    SILU;

    /**
     * Puts the activation of each number in its place.
     *
     * @param z the sums of the layer, overwritten
     * @param slope takes the derivative at each; null if it is not wanted
     */
    void apply(double[] z, double[] slope) {
        if (this == TANH) {
            Tanh.inPlace(z);
        }
        for (int i = 0; i < z.length; i++) {
            double logistic = this == LOGISTIC || this == SOFTPLUS || this == SILU ? 1 / (1 + Math.exp(-z[i])) : 0;
            if (slope != null) {
                slope[i] = switch (this) {
                    case TANH -> 1 - z[i] * z[i];
                    case LOGISTIC -> logistic * (1 - logistic);
                    case SINE -> Math.cos(z[i]);
                    case SOFTPLUS -> logistic;
                    case SILU -> logistic * (1 + z[i] * (1 - logistic));
                };
            }
            z[i] = switch (this) {
                case TANH -> z[i];
                case LOGISTIC -> logistic;
                case SINE -> Math.sin(z[i]);
                case SOFTPLUS -> Math.max(z[i], 0) + Math.log1p(Math.exp(-Math.abs(z[i])));
                case SILU -> z[i] * logistic;
            };
        }
    }
}
