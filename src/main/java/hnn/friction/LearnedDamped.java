package hnn.friction;

import hnn.learned.LearnedHamiltonian;
import hnn.learned.LearnedNetwork;
import hnn.phase.BatchField;

/**
 * A trained field whose friction only takes, dx/dt = J grad H - (0, R dH/dp).
 *
 * @param rotation H, which does not rise along the motion, and the motion without friction
 * @param learned the whole motion
 */
public record LearnedDamped(LearnedHamiltonian rotation, LearnedNetwork learned) implements BatchField {

    /** Returns dH/dt at a state, at most 0. */
    public double power(double[] x) {
        double[] velocity = at(0, x);
        double[] gradient = rotation.gradient(x);
        double power = 0;
        for (int i = 0; i < x.length; i++) {
            power += velocity[i] * gradient[i];
        }
        return power;
    }

    @Override
    public double[][] atAll(double t, double[][] states) {
        return learned.values(states);
    }
}
