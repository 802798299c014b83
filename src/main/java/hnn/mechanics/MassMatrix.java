package hnn.mechanics;

import java.util.ArrayList;
import java.util.List;

/**
 * M(q), each entry a constant and a sum of functions: M_kl = c_0 + sum_j c_j g_j(q).
 *
 * @param entries the pairs (k, l), k at most l, that are not zero
 * @param weights c of each entry, the constant first
 */
record MassMatrix(int size, List<int[]> entries, double[][] weights) {

    /** Returns the pairs of a diagonal matrix, or of a full one. */
    static List<int[]> entries(int size, boolean diagonal) {
        List<int[]> entries = new ArrayList<>();
        for (int k = 0; k < size; k++) {
            for (int l = k; l < (diagonal ? k + 1 : size); l++) {
                entries.add(new int[] {k, l});
            }
        }
        return entries;
    }

    double[][] at(PositionFunctions.At functions) {
        double[][] matrix = new double[size][size];
        for (int e = 0; e < weights.length; e++) {
            double sum = weights[e][0];
            for (int j = 1; j < weights[e].length; j++) {
                sum += weights[e][j] * functions.values()[j - 1];
            }
            matrix[entries.get(e)[0]][entries.get(e)[1]] = sum;
            matrix[entries.get(e)[1]][entries.get(e)[0]] = sum;
        }
        return matrix;
    }

    /** Returns dM/dq_i for each i. */
    private double[][][] slopes(PositionFunctions.At functions) {
        double[][][] slopes = new double[size][size][size];
        for (int e = 0; e < weights.length; e++) {
            for (int i = 0; i < size; i++) {
                double sum = 0;
                for (int j = 1; j < weights[e].length; j++) {
                    sum += weights[e][j] * functions.gradients()[j - 1][i];
                }
                slopes[i][entries.get(e)[0]][entries.get(e)[1]] = sum;
                slopes[i][entries.get(e)[1]][entries.get(e)[0]] = sum;
            }
        }
        return slopes;
    }

    /** Returns dM/dt where q changes at the rates v. */
    double[][] change(PositionFunctions.At functions, double[] v) {
        double[][][] slopes = slopes(functions);
        double[][] change = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < size; k++) {
                for (int l = 0; l < size; l++) {
                    change[k][l] += slopes[i][k][l] * v[i];
                }
            }
        }
        return change;
    }

    /** Returns the gradient of v^T M v / 2 by q. */
    double[] kineticGradient(PositionFunctions.At functions, double[] v) {
        double[][][] slopes = slopes(functions);
        double[] gradient = new double[size];
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < size; k++) {
                for (int l = 0; l < size; l++) {
                    gradient[i] += slopes[i][k][l] * v[k] * v[l] / 2;
                }
            }
        }
        return gradient;
    }
}
