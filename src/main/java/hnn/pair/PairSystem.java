package hnn.pair;

import hnn.Arguments;
import hnn.system.SeparableSystem;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.hipparchus.analysis.differentiation.UnivariateDerivative1;

/**
 * A true system of bodies with T = |p|^2 / (2 m) and a potential of each pair's distance; see {@link PairHamiltonian}.
 *
 * <pre>{@code
 * PairSystem.gravity(3, 1, 1, 0.5)
 * PairSystem.of("argon", 2, masses, r -> r.pow(-12).subtract(r.pow(-6)).multiply(4))     // Lennard and Jones
 * }</pre>
 */
public final class PairSystem implements PairHamiltonian, SeparableSystem {

    private final String name;
    private final int space;
    private final double[] masses;
    private final Law law;

    /** V of a pair and its distance, with the derivative. */
    private interface Law {
        UnivariateDerivative1 of(int i, int j, UnivariateDerivative1 r);
    }

    private PairSystem(String name, int space, double[] masses, Law law) {
        this.name = name;
        this.space = space;
        this.masses = Pairs.masses(space, masses);
        this.law = law;
    }

    /** Makes bodies under their own gravity, V = -m_i m_j / r (G = 1), in 2 or 3 dimensions. */
    public static PairSystem gravity(int space, double... masses) {
        return new PairSystem(masses.length + " bodies", space, masses,
                (i, j, r) -> r.reciprocal().multiply(-masses[i] * masses[j]));
    }

    /** Makes bodies with charges, V = c_i c_j / r: equal signs repel. */
    public static PairSystem charges(int space, double[] masses, double[] charges) {
        Arguments.require(charges.length == masses.length, "there must be a charge for each of %d bodies, not %d", masses.length,
                charges.length);
        double[] own = Arguments.finite("charges", charges).clone();
        return new PairSystem(masses.length + " charges", space, masses, (i, j, r) -> r.reciprocal().multiply(own[i] * own[j]));
    }

    /**
     * Makes bodies with springs between some of them, V = k_ij (r - length)^2 / 2.
     *
     * @param stiffness k, (N, N), symmetric; 0 where there is no spring
     * @param length of each spring at rest
     */
    public static PairSystem springs(int space, double[] masses, double[][] stiffness, double length) {
        Arguments.notNegative("length", length);
        double[][] k = Arguments.finiteRows("stiffness", stiffness, masses.length);
        Arguments.require(k.length == masses.length, "stiffness must have %d rows, not %d", masses.length, k.length);
        Pairs.map(masses.length, (i, j, pair) -> {
            Arguments.require(k[i][j] == k[j][i], "stiffness must be symmetric: [%d][%d] is %s, but [%d][%d] is %s", i, j,
                    k[i][j], j, i,
                    k[j][i]);
            return 0;
        });
        return new PairSystem(masses.length + " bodies on springs", space, masses,
                (i, j, r) -> r.subtract(length).square().multiply(k[i][j] / 2));
    }

    /**
     * Makes bodies of which each pair has the same potential.
     *
     * @param potential V(r), made of r: for instance {@code r -> r.pow(-12).subtract(r.pow(-6)).multiply(4)}. It gives its slope, too
     * @throws IllegalArgumentException if it gives nothing, or no number, at r = 1
     */
    public static PairSystem of(String name, int space, double[] masses, UnaryOperator<UnivariateDerivative1> potential) {
        UnivariateDerivative1 at1 = potential.apply(new UnivariateDerivative1(1, 1));
        Arguments.require(at1 != null && Double.isFinite(at1.getValue()) && Double.isFinite(at1.getFirstDerivative()),
                "the potential gives %s at r = 1: it must be a number that is made of r",
                at1 == null ? "nothing" : at1.getValue());
        return new PairSystem(name, space, masses, (i, j, r) -> potential.apply(r));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int space() {
        return space;
    }

    @Override
    public double[] masses() {
        return masses.clone();
    }

    @Override
    public int degreesOfFreedom() {
        return space * masses.length;
    }

    @Override
    public double[] pairEnergies(double[] distances) {
        return Pairs.map(masses.length, (i, j, pair) -> law.of(i, j, new UnivariateDerivative1(distances[pair], 1)).getValue());
    }

    @Override
    public double[] pairSlopes(double[] distances) {
        return Pairs.map(masses.length,
                (i, j, pair) -> law.of(i, j, new UnivariateDerivative1(distances[pair], 1)).getFirstDerivative());
    }

    @Override
    public double[] kineticEnergies(double[] squares) {
        double[] energies = new double[squares.length];
        Arrays.setAll(energies, i -> squares[i] / (2 * masses[i]));
        return energies;
    }

    @Override
    public double[] kineticSlopes(double[] squares) {
        return Arrays.stream(masses).map(mass -> 1 / (2 * mass)).toArray();
    }

    @Override
    public double kinetic(double[] x) {
        return kineticEnergy(Arrays.copyOfRange(x, x.length / 2, x.length));
    }

    @Override
    public double potential(double[] x) {
        return potentialEnergy(Arrays.copyOf(x, x.length / 2));
    }

    @Override
    public double hamiltonian(double[] x) {
        return PairHamiltonian.super.hamiltonian(x);
    }

    @Override
    public Map<String, ToDoubleFunction<double[]>> conserved() {
        Map<String, ToDoubleFunction<double[]>> conserved = new LinkedHashMap<>();
        conserved.put(ENERGY, this::hamiltonian);
        for (int c = 0; c < space; c++) {
            int at = c;
            conserved.put("momentum " + "xyz".charAt(c), x -> momentum(x)[at]);
        }
        for (int c = 0; c < (space == 2 ? 1 : 3); c++) {
            int at = c;
            conserved.put(space == 2 ? "angular momentum" : "angular momentum " + "xyz".charAt(c), x -> angularMomentum(x)[at]);
        }
        return conserved;
    }
}
