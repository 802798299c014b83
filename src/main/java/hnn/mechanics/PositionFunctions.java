package hnn.mechanics;

import hnn.leastsquares.HiddenLayer;
import java.util.Arrays;

/**
 * Functions of the positions: tanh of sums of the q_i, or of sin q_i and cos q_i where q_i is an angle that may go round.
 *
 * @param angles whether each position is such an angle
 */
record PositionFunctions(HiddenLayer hidden, boolean[] angles) {

    /** Draws so many over the box of the positions; see {@link HiddenLayer#drawn}. */
    static PositionFunctions drawn(double[][] positions, boolean[] angles, int width, long seed) {
        double[][] inputs = Arrays.stream(positions).map(q -> inputs(q, angles)).toArray(double[][]::new);
        return new PositionFunctions(HiddenLayer.drawn(inputs, width, seed), angles);
    }

    private static double[] inputs(double[] q, boolean[] angles) {
        double[] inputs = new double[2 * q.length];
        int size = 0;
        for (int i = 0; i < q.length; i++) {
            inputs[size++] = angles[i] ? Math.sin(q[i]) : q[i];
            if (angles[i]) {
                inputs[size++] = Math.cos(q[i]);
            }
        }
        return Arrays.copyOf(inputs, size);
    }

    int width() {
        return hidden.width();
    }

    /** Values and gradients at one q; gradients have a row for each function. */
    record At(double[] values, double[][] gradients) {}

    At at(double[] q) {
        double[] inputs = inputs(q, angles);
        double[] values = new double[width()];
        double[][] gradients = new double[width()][q.length];
        for (int j = 0; j < values.length; j++) {
            double[] w = hidden.weights()[j];
            double sum = hidden.biases()[j];
            for (int i = 0; i < inputs.length; i++) {
                sum += w[i] * inputs[i];
            }
            values[j] = Math.tanh(sum);
            double slope = 1 - values[j] * values[j];
            int next = 0;
            for (int i = 0; i < q.length; i++) {
                gradients[j][i] = slope * (angles[i] ? w[next] * inputs[next + 1] - w[next + 1] * inputs[next] : w[next]);
                next += angles[i] ? 2 : 1;
            }
        }
        return new At(values, gradients);
    }
}
