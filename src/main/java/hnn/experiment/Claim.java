package hnn.experiment;

/**
 * What must hold of an experiment's means over seeds for the paper's claim to be called reproduced.
 *
 * @param baseline bounds on the baseline's losses
 * @param hnn bounds on the Hamiltonian network's losses
 * @param hnnEnergy the largest energy metric of the Hamiltonian network
 * @param energyRatio how many times larger the baseline's must be at least
 * @param overMedians whether the ratio is of medians over starts, which a single wild rollout does not dominate, or of means
 */
public record Claim(Bounds baseline, Bounds hnn, double hnnEnergy, double energyRatio, boolean overMedians) {

    /**
     * Bounds on losses.
     *
     * @param low the smallest loss; less would mean that noise was learned
     * @param train the largest loss on the training samples
     * @param test the largest loss on the test samples
     */
    public record Bounds(double low, double train, double test) {

        /** Returns bounds from above that are the same for both losses. */
        public static Bounds atMost(double loss) {
            return new Bounds(0, loss, loss);
        }

        /** Returns a bound on the training loss alone. */
        public static Bounds trainAtMost(double loss) {
            return new Bounds(0, loss, Double.POSITIVE_INFINITY);
        }
    }
}
