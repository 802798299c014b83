package hnn.leastsquares;

import hnn.phase.PhaseSpace;

/** J grad H of H = sum_j c_j tanh(w_j x + b_j), with H'' for its derivatives. */
record HamiltonianMotion(HiddenLayer hidden) implements ParametricMotion {

    @Override
    public Slope at(double[] x, double[] constants) {
        int dimension = x.length;
        double[] gradient = new double[dimension];
        double[][] bend = new double[dimension][dimension];
        double[][] columns = new double[dimension][constants.length];
        for (int j = 0; j < constants.length; j++) {
            double[] w = hidden.weights()[j];
            double z = hidden.biases()[j];
            for (int i = 0; i < dimension; i++) {
                z += w[i] * x[i];
            }
            double value = Math.tanh(z);
            double steepness = 1 - value * value;
            double curvature = -2 * value * steepness * constants[j];
            for (int i = 0; i < dimension; i++) {
                columns[i][j] = steepness * w[i];
                gradient[i] += constants[j] * columns[i][j];
                for (int k = 0; k < dimension; k++) {
                    bend[i][k] += curvature * w[i] * w[k];
                }
            }
        }
        return new Slope(PhaseSpace.symplecticGradient(gradient), turned(bend), turned(columns));
    }

    /** Returns J times the rows: those of p come first, and those of q after them with their sign turned. */
    private static double[][] turned(double[][] rows) {
        int n = rows.length / 2;
        double[][] turned = new double[rows.length][];
        for (int i = 0; i < n; i++) {
            turned[i] = rows[n + i];
            turned[n + i] = rows[i];
            for (int j = 0; j < rows[i].length; j++) {
                turned[n + i][j] = -rows[i][j];
            }
        }
        return turned;
    }
}
