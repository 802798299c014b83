package hnn.friction;

import hnn.learned.LearnedHamiltonian;
import hnn.phase.BatchField;

/** A trained field in two parts, J grad H, which keeps H, and grad D, with a sink where D has its maximum. */
public record LearnedHelmholtz(LearnedHamiltonian rotation, LearnedGradient gradient) implements BatchField {

    @Override
    public double[] at(double t, double[] x) {
        return add(rotation.at(t, x), gradient.at(t, x));
    }

    @Override
    public double[][] atAll(double t, double[][] states) {
        double[][] sums = rotation.atAll(t, states);
        double[][] others = gradient.atAll(t, states);
        for (int i = 0; i < sums.length; i++) {
            add(sums[i], others[i]);
        }
        return sums;
    }

    private static double[] add(double[] sum, double[] other) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += other[i];
        }
        return sum;
    }
}
