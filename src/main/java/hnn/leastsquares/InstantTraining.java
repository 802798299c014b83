package hnn.leastsquares;

import hnn.Arguments;
import hnn.data.Samples;
import hnn.friction.LearnedGradient;
import hnn.friction.LearnedHelmholtz;
import hnn.law.TermLibrary;
import hnn.learned.DenseNetwork;
import hnn.learned.LearnedField;
import hnn.learned.LearnedHamiltonian;
import hnn.phase.HamiltonianField;
import hnn.phase.PhaseSpace;
import hnn.phase.Trajectory;
import hnn.separable.LearnedSeparable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Trains in one step: with a drawn hidden layer, J grad H is linear in the last layer's weights c, so these are a least-squares
 * problem with one answer.
 *
 * <pre>
 *   H(x) = sum_j c_j tanh(w_j x + b_j),   dx/dt = sum_j c_j (1 - tanh^2(w_j x + b_j)) J w_j
 * </pre>
 *
 * <p>Source: Rahma, Datar and Dietrich 2024, arXiv 2411.17511. A small loss is no good rollout: in directions in which the data never
 * goes, H is free; see {@link Solution#effectiveRank}.
 */
public final class InstantTraining {

    /** Runge-Kutta steps from one observed state to the next. */
    private static final int STEPS = 4;
    /** Windows of the first pieces along which the field is followed. */
    private static final int PIECE = 2;

    private InstantTraining() {}

    /** Solves for H with a hidden layer of so many tanh, drawn over the box of the data; see {@link HiddenLayer#drawn}. */
    public static Fitted<LearnedHamiltonian> hamiltonian(Samples samples, int width, long seed) {
        return hamiltonian(samples, HiddenLayer.drawn(samples.x(), width, seed));
    }

    /**
     * Solves for H.
     *
     * @throws IllegalArgumentException if the dimension is odd or not the hidden layer's, or the problem does not fit into memory
     */
    public static Fitted<LearnedHamiltonian> hamiltonian(Samples samples, HiddenLayer hidden) {
        long begin = System.nanoTime();
        check(samples, hidden.inputs(), true);
        return ofHamiltonian(slopes(samples, hidden, turned(hidden)), hidden, begin);
    }

    /**
     * Solves for the constants of all terms of a library at once, H(x) = sum_k c_k term_k(x): the same problem with a law's terms in
     * place of tanh. {@link hnn.law.Law#read} then keeps the few that are needed. Each term is scaled to an RMS velocity of 1, so that
     * the ridge holds all alike.
     *
     * @throws IllegalArgumentException if a term does not change where the samples are
     */
    public static Fitted<HamiltonianField> hamiltonian(Samples samples, TermLibrary library) {
        long begin = System.nanoTime();
        return ofTerms(library, samples.x(), terms -> Decomposition.of(DesignMatrix.ofFields(terms), List.of(block(samples))),
                begin);
    }

    /** Solves for the baseline, dx/dt = C tanh(W x + b) + c. */
    public static Fitted<LearnedField> baseline(Samples samples, HiddenLayer hidden) {
        long begin = System.nanoTime();
        check(samples, hidden.inputs(), false);
        var blocks = List.of(new DesignMatrix.Block(samples.x(), null, samples.velocity()));
        int width = hidden.width();
        return new Fitted<>(new Solution(Decomposition.of(DesignMatrix.ofValues(hidden), blocks)),
                c -> new LearnedField(hidden.with(Arrays.stream(c).map(row -> Arrays.copyOf(row, width)).toArray(double[][]::new),
                        Arrays.stream(c).mapToDouble(row -> row[width]).toArray())),
                begin);
    }

    /**
     * Solves for H = T(p) + V(q).
     *
     * @param kinetic a hidden layer for T, of p alone
     * @param potential one for V, of q alone
     */
    public static Fitted<LearnedSeparable> separable(Samples samples, HiddenLayer kinetic, HiddenLayer potential) {
        long begin = System.nanoTime();
        check(samples, kinetic.inputs() + potential.inputs(), true);
        int n = samples.dimension() / 2;
        Arguments.require(kinetic.inputs() == n, "the hidden layer of T must be of %d numbers, not %d", n, kinetic.inputs());
        HiddenLayer both = kinetic.within(2 * n, n).and(potential.within(2 * n, 0));
        return new Fitted<>(slopes(samples, both, turned(both)),
                c -> new LearnedSeparable(part(kinetic, c[0], 0), part(potential, c[0], kinetic.width())), begin);
    }

    /**
     * Solves for a field with friction, J grad H + grad D.
     *
     * @param energy a hidden layer for H, of the state
     * @param dissipation one for D, of p alone
     */
    public static Fitted<LearnedHelmholtz> dissipative(Samples samples, HiddenLayer energy, HiddenLayer dissipation) {
        long begin = System.nanoTime();
        check(samples, energy.inputs(), true);
        int n = samples.dimension() / 2;
        Arguments.require(dissipation.inputs() == n, "the hidden layer of D must be of %d numbers, not %d", n,
                dissipation.inputs());
        HiddenLayer friction = dissipation.within(2 * n, n);
        double[][] directions = Arrays.copyOf(turned(energy), energy.width() + friction.width());
        System.arraycopy(friction.weights(), 0, directions, energy.width(), friction.width());
        return new Fitted<>(slopes(samples, energy.and(friction), directions),
                c -> new LearnedHelmholtz(new LearnedHamiltonian(part(energy, c[0], 0)),
                        new LearnedGradient(part(friction, c[0], energy.width()))),
                begin);
    }

    /**
     * Solves for H from states alone, in the weak form: integrals against test functions that vanish at both ends of a window, in
     * place of velocities. Source: Messenger and Bortz 2021.
     *
     * <pre>
     *   int phi J grad H(x) dt = - int dphi/dt x dt
     * </pre>
     *
     * @param window how many states a test function reaches over, at least 5: long ones average out more noise, short ones follow
     *     faster motion
     * @throws IllegalArgumentException if a path is shorter than a window
     */
    public static Fitted<LearnedHamiltonian> fromStates(List<Trajectory> paths, HiddenLayer hidden, int window) {
        long begin = System.nanoTime();
        return ofHamiltonian(weak(paths, hidden, window), hidden, begin);
    }

    /**
     * Solves for H from states alone, first in the weak form, then by following the field along whole paths and minimizing the
     * distance to all states, also over where each path begins: the loss of the shooting, by Gauss and Newton in place of
     * descent. Better than the weak form where states are noisy, as noise on a state bends no other; the paths must not be so long
     * that they are lost on the way.
     *
     * @param window of the weak form, at least 5
     * @throws IllegalArgumentException if a path is shorter than a window
     */
    public static Fitted<LearnedHamiltonian> alongPaths(List<Trajectory> paths, HiddenLayer hidden, int window) {
        long begin = System.nanoTime();
        List<Pieces> pieces = paths.stream().map(path -> Pieces.of(path, path.dimension(), PIECE * window)).toList();
        int most = pieces.stream().mapToInt(one -> one.begins().length).max().orElse(1);
        int joints = 32 - Integer.numberOfLeadingZeros(most - 1); // until each path is one piece
        return ofHamiltonian(PathFit.improved(new HamiltonianMotion(hidden), pieces, joints, STEPS, weak(paths, hidden, window)),
                hidden,
                begin);
    }

    /** Solves for the constants of all terms of a library from states alone, in the weak form; see both forms. */
    public static Fitted<HamiltonianField> fromStates(List<Trajectory> paths, TermLibrary library, int window) {
        long begin = System.nanoTime();
        List<DesignMatrix.Block> blocks = weak(paths, window);
        double[][] states = blocks.stream().flatMap(block -> Arrays.stream(block.x())).toArray(double[][]::new);
        return ofTerms(library, states, terms -> Decomposition.of(DesignMatrix.ofFields(terms), blocks), begin);
    }

    private static Fitted<HamiltonianField> ofTerms(TermLibrary library, double[][] states,
            Function<List<HamiltonianField>, Decomposition> decomposition, long begin) {
        List<HamiltonianField> terms = new ArrayList<>();
        double[] scales = new double[library.terms().size()];
        for (int k = 0; k < scales.length; k++) {
            var alone = new TermLibrary(List.of(library.terms().get(k)));
            HamiltonianField one = alone.hamiltonian(1);
            double square = Arrays.stream(states)
                    .mapToDouble(x -> Arrays.stream(one.gradient(x)).map(slope -> slope * slope).sum()).average().orElseThrow();
            scales[k] = 1 / Math.sqrt(square);
            Arguments.require(Double.isFinite(scales[k]), "the term %s does not change where the data is: leave it out",
                    library.terms().get(k).name());
            terms.add(alone.hamiltonian(scales[k]));
        }
        return new Fitted<>(new Solution(decomposition.apply(terms)),
                c -> library.hamiltonian(IntStream.range(0, scales.length).mapToDouble(k -> scales[k] * c[0][k]).toArray()),
                begin);
    }

    private static Fitted<LearnedHamiltonian> ofHamiltonian(Solution solution, HiddenLayer hidden, long begin) {
        return new Fitted<>(solution, c -> new LearnedHamiltonian(hidden.with(c, new double[1])), begin);
    }

    private static Solution weak(List<Trajectory> paths, HiddenLayer hidden, int window) {
        List<DesignMatrix.Block> blocks = weak(paths, window);
        int dimension = paths.get(0).dimension();
        Arguments.require(hidden.inputs() == dimension, "the hidden layer is of %d numbers, but the states have %d",
                hidden.inputs(), dimension);
        return new Solution(Decomposition.of(DesignMatrix.ofSlopes(hidden, turned(hidden)), blocks));
    }

    private static List<DesignMatrix.Block> weak(List<Trajectory> paths, int window) {
        Arguments.require(!paths.isEmpty(), "paths is empty: give at least one");
        Arguments.atLeast("window", 5, window);
        Arguments.phaseDimension("the dimension of the paths", paths.get(0).dimension());
        return paths.stream().map(path -> WeakForm.block(path, window)).toList();
    }

    private static void check(Samples samples, int inputs, boolean phaseSpace) {
        if (phaseSpace) {
            Arguments.phaseDimension("the dimension of the samples", samples.dimension());
        }
        Arguments.require(inputs == samples.dimension(), "the hidden layer is of %d numbers, but the samples have %d", inputs,
                samples.dimension());
    }

    private static double[][] turned(HiddenLayer hidden) {
        return Arrays.stream(hidden.weights()).map(PhaseSpace::symplecticGradient).toArray(double[][]::new);
    }

    /** Solves for the velocities, coordinate after coordinate. */
    private static Solution slopes(Samples samples, HiddenLayer hidden, double[][] directions) {
        return new Solution(Decomposition.of(DesignMatrix.ofSlopes(hidden, directions), List.of(block(samples))));
    }

    private static DesignMatrix.Block block(Samples samples) {
        int size = samples.size();
        double[][] y = new double[samples.dimension() * size][1];
        for (int i = 0; i < y.length; i++) {
            y[i][0] = samples.velocity()[i % size][i / size];
        }
        return new DesignMatrix.Block(samples.x(), null, y);
    }

    private static DenseNetwork part(HiddenLayer hidden, double[] weights, int first) {
        return hidden.with(new double[][] {Arrays.copyOfRange(weights, first, first + hidden.width())}, new double[1]);
    }
}
