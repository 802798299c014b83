package hnn.friction;

import hnn.learned.LearnedHamiltonian;
import hnn.phase.BatchField;

/** A trained field in two parts, J grad H, which keeps H, and grad D, with a sink where D has its maximum. */
public record LearnedHelmholtz(LearnedHamiltonian rotation, LearnedGradient gradient) implements BatchField {

    @Override
    public double[][] atAll(double t, double[][] states) {
        double[][] sums = rotation.atAll(t, states);
        double[][] others = gradient.atAll(t, states);
        for (int i = 0; i < sums.length; i++) {
            for (int k = 0; k < sums[i].length; k++) {
                sums[i][k] += others[i][k];
            }
        }
        return sums;
    }
}
