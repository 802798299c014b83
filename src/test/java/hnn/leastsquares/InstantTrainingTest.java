package hnn.leastsquares;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import hnn.FiniteDifferences;
import hnn.Seeds;
import hnn.data.DataSettings;
import hnn.data.Dataset;
import hnn.data.Samples;
import hnn.data.Starts;
import hnn.data.TrajectoryData;
import hnn.experiment.Experiments;
import hnn.experiment.RandomRollouts;
import hnn.friction.Damped;
import hnn.friction.LearnedHelmholtz;
import hnn.law.Law;
import hnn.law.TermLibrary;
import hnn.learned.LearnedHamiltonian;
import hnn.metric.FieldError;
import hnn.network.HamiltonianBlock;
import hnn.network.Mlp;
import hnn.phase.Field;
import hnn.phase.PhaseSpace;
import hnn.phase.Times;
import hnn.phase.Trajectory;
import hnn.rollout.DormandPrince;
import hnn.separable.LearnedSeparable;
import hnn.shooting.PathData;
import hnn.shooting.PathTraining;
import hnn.shooting.Segments;
import hnn.system.MassSpring;
import hnn.system.Pendulum;
import hnn.table.Tables;
import hnn.training.History;
import hnn.training.Progress;
import hnn.training.Trained;
import hnn.training.TrainingSettings;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class InstantTrainingTest {

    private static final Starts SWINGS = Starts.ring(1.3, 2.3);

    private static Dataset pendulum(double noise) {
        return TrajectoryData.generate(new Pendulum(), SWINGS, new DataSettings(50, 45, 3, noise, 0.5, 0));
    }

    private static Samples exact(Field field, int count, double reach) {
        RandomGenerator random = Seeds.stream(5, "states of a test", 0);
        double[][] x = IntStream.range(0, count).mapToObj(k -> new double[] {reach * (2 * random.nextDouble() - 1),
            reach * (2 * random.nextDouble() - 1)}).toArray(double[][]::new);
        return Samples.along(0, x, Arrays.stream(x).map(one -> field.at(0, one)).toArray(double[][]::new));
    }

    @Test
    void theFirstTasksAreLearnedInOneStep() {
        for (var task : List.of(Experiments.massSpring(), Experiments.pendulum())) {
            double mean = IntStream.range(0, 3).mapToDouble(seed -> task.rollouts()
                    .of(InstantTraining.hamiltonian(task.dataset(seed).train(), 200, seed).field(), seed).energy().mean())
                    .average().orElseThrow();
            System.out.println(task.name() + " by least squares: energy error " + mean);
            assertThat(mean).isLessThan(2 * task.publishedHnn().energy());
        }
    }

    @Test
    void withoutNoiseTheEnergyIsExactToTheIntegrator() {
        Dataset data = TrajectoryData.generate(new MassSpring(), Starts.ring(0.1, 1), new DataSettings(50, 30, 3, 0, 0.5, 0));
        Fitted<LearnedHamiltonian> fitted = InstantTraining.hamiltonian(data.train(), 200, 0);
        var rollouts = new RandomRollouts(new MassSpring(), Starts.signed(0.2, 1), 15, 20, 100);
        assertThat(rollouts.of(fitted.field(), 0).energy().mean()).isLessThan(1e-12);
        assertThat(fitted.solution().residual()).isLessThan(1e-8);
        assertThat(fitted.toString()).contains("1500 rows, 200 unknowns, of which the data decides");
    }

    @Test
    void theGradientIsThatOfH() {
        for (Dataset data : List.of(pendulum(0), pendulum(0.1))) {
            LearnedHamiltonian field = InstantTraining.hamiltonian(data.train(), 200, 1).field();
            for (double[] x : Arrays.copyOf(data.test().x(), 50)) {
                assertThat(field.gradient(x)).containsExactly(differences(field, x), within(1e-9));
            }
        }
    }

    /** Central differences with steps far larger than round-off, and their errors taken out up to the eighth order. */
    private static double[] differences(LearnedHamiltonian field, double[] x) {
        double[][] each = IntStream.range(0, 4)
                .mapToObj(k -> FiniteDifferences.gradient(field::hamiltonian, x, 0.05 * (1 << k))).toArray(double[][]::new);
        for (int order = 1; order < each.length; order++) {
            double factor = Math.pow(4, order);
            for (int k = 0; k < each.length - order; k++) {
                for (int i = 0; i < x.length; i++) {
                    each[k][i] = (factor * each[k][i] - each[k + 1][i]) / (factor - 1);
                }
            }
        }
        return each[0];
    }

    @Test
    void theNormalEquationsAgreeWhereTheyCan() {
        Samples samples = pendulum(0.1).train();
        HiddenLayer hidden = HiddenLayer.drawn(samples.x(), 10, 3);
        Solution solution = InstantTraining.hamiltonian(samples, hidden).withRidge(0.1).solution();
        int rows = 2 * samples.size();
        RealMatrix a = MatrixUtils.createRealMatrix(rows, hidden.width());
        double[] y = new double[rows];
        for (int k = 0; k < samples.size(); k++) {
            for (int j = 0; j < hidden.width(); j++) {
                double[] w = hidden.weights()[j];
                double[] x = samples.x()[k];
                double slope = 1 - Math.pow(Math.tanh(w[0] * x[0] + w[1] * x[1] + hidden.biases()[j]), 2);
                double[] turned = PhaseSpace.symplecticGradient(w);
                a.setEntry(2 * k, j, slope * turned[0]);
                a.setEntry(2 * k + 1, j, slope * turned[1]);
            }
            y[2 * k] = samples.velocity()[k][0];
            y[2 * k + 1] = samples.velocity()[k][1];
        }
        RealMatrix normal = a.transposeMultiply(a).add(MatrixUtils.createRealIdentityMatrix(hidden.width()).scalarMultiply(0.1));
        double[] expected =
                new CholeskyDecomposition(normal).getSolver().solve(a.transpose().operate(new ArrayRealVector(y))).toArray();
        assertThat(solution.weights()[0]).containsExactly(expected, within(1e-9));
        double residual = a.operate(new ArrayRealVector(expected)).subtract(new ArrayRealVector(y)).getNorm() / Math.sqrt(rows);
        assertThat(solution.residual()).isCloseTo(residual, within(1e-12));
    }

    @Test
    void rowsInBlocksAreTheSameRows() {
        Samples samples = exact(new Pendulum(1), 7000, 2); // three blocks and a shard more than one
        Samples twice = Samples.join(List.of(samples.part(3500, 7000), samples.part(0, 3500)));
        HiddenLayer hidden = HiddenLayer.drawn(samples.x(), 20, 0);
        double[] one = InstantTraining.hamiltonian(samples, hidden).withRidge(1e-3).solution().weights()[0];
        double[] other = InstantTraining.hamiltonian(twice, hidden).withRidge(1e-3).solution().weights()[0];
        assertThat(one).containsExactly(other, within(1e-8));
    }

    @Test
    void theBaselineTheSeparableAndTheDissipativeFieldAreSolvedForToo() {
        Samples pendulum = exact(new Pendulum(1), 2000, 2);
        HiddenLayer hidden = HiddenLayer.drawn(pendulum.x(), 200, 0);
        HiddenLayer positions = HiddenLayer.drawn(half(pendulum, 0), 60, 1);
        HiddenLayer momenta = HiddenLayer.drawn(half(pendulum, 1), 60, 2);
        Samples test = exact(new Pendulum(1), 100, 1.9);
        assertThat(FieldError.of(InstantTraining.baseline(pendulum, hidden).field(), test).rootMeanSquare()).isLessThan(1e-7);
        LearnedSeparable separable = InstantTraining.separable(pendulum, momenta, positions).field();
        assertThat(FieldError.of(separable, test).rootMeanSquare()).isLessThan(1e-7);
        assertThat(separable.kineticGradient(new double[] {0.7})[0]).isCloseTo(2 * 0.7, within(1e-7));
        var damped = new Damped(new Pendulum(1), 0.3);
        LearnedHelmholtz dissipative = InstantTraining.dissipative(exact(damped, 2000, 2), hidden, momenta).field();
        assertThat(FieldError.of(dissipative, exact(damped, 100, 1.9)).rootMeanSquare()).isLessThan(1e-6);
    }

    private static double[][] half(Samples samples, int coordinate) {
        return Arrays.stream(samples.x()).map(x -> new double[] {x[coordinate]}).toArray(double[][]::new);
    }

    @Test
    void pairsOfSamplesGiveWeightsToo() {
        Samples samples = exact(new Pendulum(1), 2000, 2);
        HiddenLayer hidden = HiddenLayer.ofPairs(samples, 200, 0);
        for (int j = 0; j < hidden.width(); j++) {
            double[] w = hidden.weights()[j];
            double b = hidden.biases()[j];
            long ends = Arrays.stream(samples.x())
                    .filter(x -> Math.abs(Math.abs(Math.tanh(w[0] * x[0] + w[1] * x[1] + b)) - 0.5) < 1e-9).count();
            assertThat(ends).isGreaterThanOrEqualTo(2);
        }
        LearnedHamiltonian field = InstantTraining.hamiltonian(samples, hidden).field();
        assertThat(FieldError.of(field, exact(new Pendulum(1), 100, 1.9)).rootMeanSquare()).isLessThan(1e-6);
    }

    @Test
    void statesAloneAreEnough() {
        PathData exact = PathData.generate(new Pendulum(), SWINGS, new DataSettings(50, 90, 3, 0, 0.5, 0));
        HiddenLayer hidden = HiddenLayer.drawn(PathData.states(exact.train()), 100, 0);
        var rollouts = new RandomRollouts(new Pendulum(), SWINGS, 15, 20, 100);
        assertThat(rollouts.of(InstantTraining.fromStates(exact.train(), hidden, 11).field(), 0).energy().mean())
                .isLessThan(1e-4);
        PathData noisy = PathData.generate(new MassSpring(), Starts.ring(0.1, 1), new DataSettings(50, 30, 3, 0.1, 0.5, 0));
        HiddenLayer layer = HiddenLayer.drawn(PathData.states(noisy.train()), 100, 0);
        double energy = new RandomRollouts(new MassSpring(), Starts.ring(0.1, 1), 15, 20, 100)
                .of(InstantTraining.fromStates(noisy.train(), layer, 11).field(), 0).energy().mean();
        assertThat(energy).isLessThan(1e-3);
    }

    @Test
    void theTermsOfALawAreColumnsLikeAnyOther() {
        TermLibrary library = TermLibrary.standard(1);
        Samples exact = pendulum(0).train();
        double[] constants = InstantTraining.hamiltonian(exact, new TermLibrary(library.terms().stream()
                .filter(term -> List.of("(1 - cos q)", "p^2", "q^4").contains(term.name())).toList())).solution().weights()[0];
        assertThat(constants[0]).as("q^4 is not in it").isCloseTo(0, within(1e-9));
        Samples noisy = pendulum(0.1).train();
        Law law = Law.read(InstantTraining.hamiltonian(noisy, library).field(), noisy.x(), library);
        assertConstants(law, 0.1); // noise on the states flattens slopes
        PathData paths = PathData.generate(new Pendulum(), SWINGS, new DataSettings(50, 45, 3, 0.02, 0.5, 0));
        double[][] states = PathData.states(paths.train());
        assertConstants(Law.read(InstantTraining.fromStates(paths.train(), library, 9).field(), states, library), 0.03);
    }

    private static void assertConstants(Law law, double relative) {
        System.out.println(law);
        assertThat(law.constants().stream().map(constant -> constant.term().name()).toList()).containsExactly("(1 - cos q)",
                "p^2");
        assertThat(law.constants().get(0).value()).isCloseTo(3, within(3 * relative));
        assertThat(law.constants().get(1).value()).isCloseTo(1, within(relative));
    }

    @Test
    void aFitIsAStartForShooting() {
        PathData data = PathData.generate(new Pendulum(), SWINGS, new DataSettings(50, 15, 6, 0.02, 0.5, 0));
        var fitted = InstantTraining.fromStates(data.train(), HiddenLayer.drawn(PathData.states(data.train()), 100, 0), 7);
        var settings = new TrainingSettings(100, Integer.MAX_VALUE, 1e-4, 0, 1, 0);
        History fromFit =
                PathTraining.train(new HamiltonianBlock(Mlp.of(fitted.field().network())), data, Segments.of(5), settings,
                        Progress.silent(), null).history();
        double[] losses = fromFit.column("train loss");
        assertThat(losses[losses.length - 1]).isLessThan(losses[0]);
        double chance = PathTraining.train(new HamiltonianBlock(new Mlp(2, 100, 1, 0)), data, Segments.of(5), settings,
                Progress.silent(), null).history().column("train loss")[0];
        System.out.println(
                "shooting begins at " + losses[0] + ", by chance at " + chance + ", ends at " + fromFit.last("train loss"));
        assertThat(losses[0]).isLessThan(chance / 20);
    }

    @Test
    void itIsWhatATrainingLeaves() {
        Dataset data = pendulum(0.1);
        Fitted<LearnedHamiltonian> fitted = InstantTraining.hamiltonian(data.train(), 100, 0);
        Trained<LearnedHamiltonian> trained = fitted.trained("least squares", data);
        assertThat(trained.field()).isSameAs(fitted.field());
        assertThat(trained.seconds()).isEqualTo(fitted.seconds());
        assertThat(trained.history().last("test loss"))
                .isEqualTo(FieldError.of(fitted.field(), data.test()).meanSquare().mean());
        assertThat(Tables.of(trained.history()).name()).isEqualTo("least squares");
    }

    @Test
    void bandsAreNarrowWhereThereIsDataAndWideWhereThereIsNone() {
        Dataset data = pendulum(0);
        RandomGenerator random = Seeds.stream(1, "noise of a test", 0);
        double[][] noisy = Arrays.stream(data.train().velocity())
                .map(v -> Arrays.stream(v).map(one -> one + 0.1 * random.nextGaussian()).toArray()).toArray(double[][]::new);
        Fitted<LearnedHamiltonian> fitted = InstantTraining.hamiltonian(Samples.along(0, data.train().x(), noisy), 100, 0);
        assertThat(fitted.solution().noise()).isCloseTo(0.1, within(0.01));
        double[] times = Times.linspace(0, 3, 13);
        List<double[]> inside = IntStream.range(0, 20).mapToObj(i -> SWINGS.draw(Seeds.stream(1, "start", i))).toList();
        List<double[]> outside = List.of(new double[] {4, 2});
        List<LearnedHamiltonian> draws = fitted.draws(20, 0);
        List<Band> bands = Band.along(draws, inside, times, DormandPrince.standard());
        List<Trajectory> truth = DormandPrince.standard().integrate(new Pendulum(), inside, times);
        double coverage = IntStream.range(0, 20).mapToDouble(i -> bands.get(i).covers(truth.get(i))).average().orElseThrow();
        System.out.println("bands cover " + coverage);
        assertThat(coverage).isBetween(0.8, 1.0);
        double width = bands.stream().mapToDouble(Band::width).average().orElseThrow();
        assertThat(Band.along(draws, outside, times, DormandPrince.standard()).get(0).width()).isGreaterThan(5 * width);
        double[][] elsewhere = Arrays.stream(times).mapToObj(t -> new double[] {100, 100}).toArray(double[][]::new);
        assertThat(bands.get(0).covers(new Trajectory(times, elsewhere))).isZero();
    }

    @Test
    void whatCannotBeSolvedIsSaidInOneSentence() {
        Samples samples = pendulum(0).train();
        refused(() -> HiddenLayer.drawn(samples.x(), 0, 0), "width must be at least 1, not 0");
        refused(() -> HiddenLayer.drawn(new double[0][], 5, 0), "states is empty");
        refused(() -> HiddenLayer.drawn(new double[][] {{1, 2}, {1, 3}}, 5, 0), "coordinate 0 is 1.0 in all states");
        refused(() -> HiddenLayer.ofPairs(samples.part(0, 1), 5, 0), "all samples are of one state");
        refused(() -> new HiddenLayer(new double[][] {{1, Double.NaN}}, new double[1]), "weights[0][1] must be finite, not NaN");
        refused(() -> InstantTraining.hamiltonian(samples, HiddenLayer.drawn(new double[][] {{0}, {1}}, 5, 0)),
                "the hidden layer is of 1 numbers, but the samples have 2");
        refused(() -> InstantTraining.hamiltonian(samples.part(0, 5), 50, 0).withRidge(0),
                "10 rows with 50 unknowns have no one answer without a ridge");
        refused(() -> InstantTraining.hamiltonian(samples, 50, 0).withRidge(-1), "ridge must be a finite number of at least 0");
        refused(() -> InstantTraining.hamiltonian(samples, TermLibrary.standard(1).and("one", x -> 1)),
                "the term one does not change where the data is: leave it out");
        refused(() -> TermLibrary.standard(1).hamiltonian(1, 2), "there must be 11 constants, one for each term, not 2");
        refused(() -> InstantTraining.hamiltonian(samples, 1_000_000, 0), "1000000 unknowns take ");
        refused(() -> InstantTraining.fromStates(List.of(), HiddenLayer.drawn(samples.x(), 5, 0), 7), "paths is empty");
        refused(() -> InstantTraining.fromStates(List.of(new Trajectory(new double[] {0, 1, 2}, new double[3][2])),
                HiddenLayer.drawn(samples.x(), 5, 0), 7), "a path has 3 states, fewer than a window of 7");
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }
}
