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
     * @return what {@link #multiplyBySlope} needs: the values themselves where the slope is a function of them, else the slopes
     */
    double[] apply(double[] z) {
        if (this == TANH) {
            Tanh.inPlace(z);
            return z;
        }
        double[] slopes = this == LOGISTIC ? z : new double[z.length];
        for (int i = 0; i < z.length; i++) {
            double logistic = 1 / (1 + Math.exp(-z[i]));
            switch (this) {
                case SINE -> {
                    slopes[i] = Math.cos(z[i]);
                    z[i] = Math.sin(z[i]);
                }
                case SOFTPLUS -> {
                    slopes[i] = logistic;
                    z[i] = Math.max(z[i], 0) + Math.log1p(Math.exp(-Math.abs(z[i])));
                }
                case SILU -> {
                    slopes[i] = logistic * (1 + z[i] * (1 - logistic));
                    z[i] *= logistic;
                }
                default -> z[i] = logistic;
            }
        }
        return slopes;
    }

    /** Multiplies a gradient by the derivative at each number; kept is what {@link #apply} returned. */
    void multiplyBySlope(double[] gradient, double[] kept) {
        for (int i = 0; i < kept.length; i++) {
            gradient[i] *= this == TANH ? 1 - kept[i] * kept[i] : this == LOGISTIC ? kept[i] * (1 - kept[i]) : kept[i];
        }
    }
}
