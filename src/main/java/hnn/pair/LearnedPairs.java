package hnn.pair;

import hnn.Arguments;
import hnn.learned.DenseNetwork;
import java.util.Arrays;
import java.util.Optional;

/**
 * A trained H that sees only distances, as a field; see {@link PairHamiltonian}.
 *
 * @param masses of the bodies
 * @param space dimension of space
 * @param kinetic T of |p|^2 or, where bodies differ, of (|p|^2, m)
 * @param potential V of ln r or, where bodies differ, of (ln r, m_i m_j, m_i + m_j)
 * @param outer U of a body's place, if there is one
 */
public record LearnedPairs(double[] masses, int space, DenseNetwork kinetic, DenseNetwork potential, Optional<DenseNetwork> outer)
        implements PairHamiltonian {

    /** Checks that each network takes what it is given and gives one number. */
    public LearnedPairs {
        masses = Pairs.masses(space, masses);
        check("kinetic", kinetic, 1, 2);
        check("potential", potential, 1, 3);
        outer.ifPresent(network -> check("outer", network, space, space));
    }

    private static void check(String name, DenseNetwork network, int inputs, int others) {
        Arguments.require(network.outputs() == 1 && (network.inputs() == inputs || network.inputs() == others),
                "%s must take %d or %d numbers and give 1, but it takes %d and gives %d", name, inputs, others, network.inputs(),
                network.outputs());
    }

    @Override
    public double[] masses() {
        return masses.clone();
    }

    /**
     * Returns the same T and V for other bodies, of any number.
     *
     * @throws IllegalArgumentException if they have other masses, and the networks were trained on bodies that were all alike
     */
    public LearnedPairs of(double... others) {
        Arguments.require(kinetic.inputs() > 1 || Arrays.stream(others).allMatch(mass -> mass == masses[0]),
                "the bodies that this was learned from all have mass %s, so it knows no other: not %s", masses[0],
                Arguments.text(others));
        return new LearnedPairs(others, space, kinetic, potential, outer);
    }

    /** Returns V at a distance of two bodies, the first two where masses count. */
    public double potential(double distance) {
        return potential
                .value(PairInputs.ofPairs(new double[] {distance}, Arrays.copyOf(masses, 2), potential.inputs() > 1)[0])[0];
    }

    private double[][] pairs(double[] distances) {
        return PairInputs.ofPairs(distances, masses, potential.inputs() > 1);
    }

    private double[][] bodies(double[] squares) {
        return PairInputs.ofBodies(squares, masses, kinetic.inputs() > 1);
    }

    private static double[] first(double[][] rows) {
        return Arrays.stream(rows).mapToDouble(row -> row[0]).toArray();
    }

    @Override
    public double[] pairEnergies(double[] distances) {
        return first(potential.values(pairs(distances)));
    }

    /** Returns dV/dr = dV/d(ln r) / r. */
    @Override
    public double[] pairSlopes(double[] distances) {
        double[] slopes = first(potential.gradients(pairs(distances)));
        for (int k = 0; k < slopes.length; k++) {
            slopes[k] /= distances[k];
        }
        return slopes;
    }

    @Override
    public double[] kineticEnergies(double[] squares) {
        return first(kinetic.values(bodies(squares)));
    }

    @Override
    public double[] kineticSlopes(double[] squares) {
        return first(kinetic.gradients(bodies(squares)));
    }

    @Override
    public double outerEnergy(double[] q) {
        return outer.map(network -> Arrays.stream(first(network.values(Pairs.places(q, masses.length)))).sum()).orElse(0.0);
    }

    @Override
    public void addOuterGradient(double[] q, double[] gradient) {
        outer.ifPresent(network -> {
            double[][] slopes = network.gradients(Pairs.places(q, masses.length));
            for (int k = 0; k < gradient.length; k++) {
                gradient[k] += slopes[k % masses.length][k / masses.length];
            }
        });
    }
}
