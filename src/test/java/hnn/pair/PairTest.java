package hnn.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import hnn.Native;
import hnn.Seeds;
import hnn.data.DataSettings;
import hnn.data.Dataset;
import hnn.data.OrbitStarts;
import hnn.data.Samples;
import hnn.data.TrajectoryData;
import hnn.metric.FieldError;
import hnn.network.Mlp;
import hnn.phase.SeparableHamiltonian;
import hnn.phase.Times;
import hnn.phase.Trajectory;
import hnn.rollout.DormandPrince;
import hnn.rollout.DormandPrince853;
import hnn.rollout.Methods;
import hnn.system.Bodies;
import hnn.training.Progress;
import hnn.training.Training;
import hnn.training.TrainingSettings;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PairTest {

    private static final double[] UNEQUAL = {1, 2, 0.5};
    private static final double[] EQUAL = {1, 1, 1};

    static {
        Native.prepare(); // before the engine is first used, so that beside other programs its threads do not wait for one another
    }

    private static double[] state(int bodies, int space, long seed) {
        return PairStarts.apart(bodies, space, 2, 0.5, 0.7).draw(Seeds.stream(seed, "test", 0));
    }

    /** A block as it is before any training, followed in plain Java. */
    private static LearnedPairs untrained(int space, double[] masses) {
        try (NDManager manager = NDManager.newBaseManager()) {
            PairBlock block = PairBlock.of(space, masses, 20, 1);
            block.initialize(manager, DataType.FLOAT32, new Shape(4, 2L * space * masses.length));
            return block.toField();
        }
    }

    @Test
    void gravityInThePlaneIsThatOfTheBodies() {
        double[] x = state(3, 2, 0);
        PairSystem pairs = PairSystem.gravity(2, UNEQUAL);
        Bodies bodies = new Bodies(UNEQUAL);
        assertThat(pairs.hamiltonian(x)).isCloseTo(bodies.hamiltonian(x), within(1e-13));
        assertThat(pairs.gradient(x)).containsExactly(bodies.gradient(x), within(1e-13));
        assertThat(pairs.conserved()).containsOnlyKeys(bodies.conserved().keySet());
        bodies.conserved().forEach((name, of) -> assertThat(pairs.conserved().get(name).applyAsDouble(x)).as(name)
                .isCloseTo(of.applyAsDouble(x), within(1e-13)));
    }

    @Test
    void gradientsAreThoseOfTheirEnergies() {
        double[][] stiffness = {{0, 1, 0}, {1, 0, 3}, {0, 3, 0}};
        for (int space : new int[] {2, 3}) {
            double[] x = state(3, space, 3);
            Stream.of(PairSystem.gravity(space, UNEQUAL), PairSystem.charges(space, UNEQUAL, new double[] {1, -1, 2}),
                    PairSystem.springs(space, UNEQUAL, stiffness, 0.8),
                    PairSystem.of("argon", space, EQUAL, r -> r.pow(-12).subtract(r.pow(-6)).multiply(4)),
                    untrained(space, EQUAL), untrained(space, UNEQUAL)).forEach(system -> {
                        double[] gradient = system.gradient(x);
                        for (int i = 0; i < x.length; i++) {
                            double[] up = x.clone();
                            double[] down = x.clone();
                            up[i] += 1e-5;
                            down[i] -= 1e-5;
                            assertThat(gradient[i]).isCloseTo((system.hamiltonian(up) - system.hamiltonian(down)) / 2e-5,
                                    within(1e-6 * Math.max(1, Math.abs(gradient[i]))));
                        }
                    });
        }
    }

    @Test
    void anUntrainedModelSeesNoPlaceNoDirectionAndNoNames() {
        for (int space : new int[] {2, 3}) {
            for (double[] masses : new double[][] {EQUAL, UNEQUAL}) {
                LearnedPairs model = untrained(space, masses);
                double[] x = state(3, space, 5);
                double energy = model.hamiltonian(x);
                double[] moved = x.clone();
                for (int k = 0; k < 3 * space; k++) {
                    moved[k] += 1 + k / 3;
                }
                assertThat(model.hamiltonian(moved)).as("moved").isCloseTo(energy, within(1e-12));
                double[] turned = turned(x, 0, 1, 0.7);
                turned = space == 2 ? turned : turned(turned, 1, 2, -1.1);
                assertThat(model.hamiltonian(turned)).as("turned").isCloseTo(energy, within(1e-12));
                double[] mirrored = x.clone();
                for (int body = 0; body < 3; body++) {
                    mirrored[body] *= -1;
                    mirrored[x.length / 2 + body] *= -1;
                }
                assertThat(model.hamiltonian(mirrored)).as("mirrored").isCloseTo(energy, within(1e-12));
                double[] exchanged = x.clone();
                for (int k = 0; k < x.length; k += 3) {
                    exchanged[k] = x[k + 1];
                    exchanged[k + 1] = x[k];
                }
                double[] withTheirMasses = {masses[1], masses[0], masses[2]};
                assertThat(model.of(withTheirMasses).hamiltonian(exchanged)).as("exchanged").isCloseTo(energy, within(1e-12));
            }
        }
    }

    /** Returns the state with places and momenta turned in the plane of two directions. */
    private static double[] turned(double[] x, int one, int other, double angle) {
        double[] turned = x.clone();
        for (int first = 0; first < x.length; first += x.length / 2) {
            for (int body = 0; body < 3; body++) {
                double u = x[first + 3 * one + body];
                double v = x[first + 3 * other + body];
                turned[first + 3 * one + body] = Math.cos(angle) * u - Math.sin(angle) * v;
                turned[first + 3 * other + body] = Math.sin(angle) * u + Math.cos(angle) * v;
            }
        }
        return turned;
    }

    @Test
    void momentaAreKeptAlongWhateverPath() {
        for (int space : new int[] {2, 3}) {
            LearnedPairs model = untrained(space, UNEQUAL);
            double[] x = state(3, space, 7);
            Trajectory path = Methods.yoshida4().every(0.01).integrate(model, x, Times.linspace(0, 3, 31));
            assertThat(model.momentum(path.end())).containsExactly(model.momentum(x), within(1e-12));
            assertThat(model.angularMomentum(path.end())).containsExactly(model.angularMomentum(x), within(1e-12));
            Trajectory adaptive = new DormandPrince853(1e-13, 1e-13).integrate(model, x, new double[] {0, 3});
            assertThat(model.angularMomentum(adaptive.end())).containsExactly(model.angularMomentum(x), within(1e-10));
        }
    }

    @Test
    void theBlockGivesInTheEngineWhatItsFieldGivesInJava() {
        for (double[] masses : new double[][] {EQUAL, UNEQUAL}) {
            try (NDManager manager = NDManager.newBaseManager()) {
                boolean differ = masses == UNEQUAL;
                var block = new PairBlock(2, masses, new Mlp(differ ? 2 : 1, 20, 1, 1), new Mlp(differ ? 3 : 1, 20, 1, 2),
                        new Mlp(2, 20, 1, 3));
                block.initialize(manager, DataType.FLOAT64, new Shape(2, 12));
                double[][] x = {state(3, 2, 11), state(3, 2, 12)};
                double[] engine =
                        block.forward(new ParameterStore(manager, false), new NDList(manager.create(x)), false).singletonOrThrow()
                                .toDoubleArray();
                LearnedPairs field = block.toField();
                assertThat(Arrays.copyOf(engine, 12)).containsExactly(field.at(0, x[0]), within(1e-12));
                assertThat(Arrays.copyOfRange(engine, 12, 24)).containsExactly(field.at(0, x[1]), within(1e-12));
            }
        }
    }

    @Test
    void leastSquaresLearnsGravityFromTenOrbitsAndFollowsFiveBodies() {
        Dataset data =
                TrajectoryData.generate(new Bodies(EQUAL), OrbitStarts.threeBodies(), new DataSettings(20, 20, 5, 0, 0.5, 0));
        PairFit fit = PairFit.of(data.train(), 2, EQUAL, 60, 0);
        assertThat(fit.field().pairSlopes(new double[] {0.5, 1, 2})).containsExactly(new double[] {4, 1, 0.25}, within(1e-6));
        LearnedPairs five = fit.field().of(1, 1, 1, 1, 1);
        Bodies truth = new Bodies(1, 1, 1, 1, 1);
        double[] start = OrbitStarts.ring(5, 1, 1, 0.1).draw(Seeds.stream(0, "five", 0));
        double[] times = {0, 2};
        double[] end = DormandPrince.standard().integrate(five, start, times).end();
        assertThat(end).containsExactly(DormandPrince.standard().integrate(truth, start, times).end(), within(1e-5));
        assertThat(truth.hamiltonian(end)).isCloseTo(truth.hamiltonian(start), within(1e-5));
    }

    @Test
    void bodiesOfDifferentMassesInSpaceAreLearnedToo() {
        PairSystem truth = PairSystem.gravity(3, UNEQUAL);
        Dataset data = TrajectoryData.generate(truth, PairStarts.apart(3, 3, 2, 1, 0.5), new DataSettings(40, 20, 1, 0, 0.5, 0));
        LearnedPairs model = PairFit.of(data.train(), 3, UNEQUAL, 100, 0).field();
        assertThat(FieldError.of(model, data.test()).meanSquare().median()).isLessThan(1e-8);
        assertThat(model.of(2, 1, 0.5).hamiltonian(state(3, 3, 1))).isFinite();
    }

    @Test
    void anOuterPotentialIsLearnedBesideThePairs() {
        PairSystem pairs = PairSystem.springs(2, EQUAL, new double[][] {{0, 1, 1}, {1, 0, 1}, {1, 1, 0}}, 1);
        SeparableHamiltonian trapped = new SeparableHamiltonian() {
            @Override
            public double hamiltonian(double[] x) {
                return pairs.hamiltonian(x) + IntStream.range(0, 6).mapToDouble(i -> x[i] * x[i]).sum();
            }

            @Override
            public double[] kineticGradient(double[] p) {
                return pairs.kineticGradient(p);
            }

            @Override
            public double[] potentialGradient(double[] q) {
                double[] gradient = pairs.potentialGradient(q);
                IntStream.range(0, 6).forEach(i -> gradient[i] += 2 * q[i]);
                return gradient;
            }
        };
        // With the center at rest, a harmonic trap is a sum over pairs, too.
        double[][] x = IntStream.range(0, 200).mapToObj(k -> {
            double[] one = state(3, 2, k);
            IntStream.range(0, 6).forEach(i -> one[i] += Math.sin(k + i / 3));
            return one;
        }).toArray(double[][]::new);
        Samples samples = Samples.along(0, x, Arrays.stream(x).map(one -> trapped.at(0, one)).toArray(double[][]::new));
        LearnedPairs with = PairFit.of(samples, 2, EQUAL, 60, 0, 100).field();
        LearnedPairs without = PairFit.of(samples, 2, EQUAL, 60, 0).field();
        assertThat(FieldError.of(with, samples).meanSquare().mean()).isLessThan(1e-6);
        assertThat(FieldError.of(without, samples).meanSquare().mean()).isGreaterThan(1e-3);
        assertThat(with.hamiltonian(x[1]) - with.hamiltonian(x[0])).isCloseTo(
                trapped.hamiltonian(x[1]) - trapped.hamiltonian(x[0]),
                within(1e-2));
    }

    @Test
    void adamTrainsIt() {
        Dataset data =
                TrajectoryData.generate(new Bodies(EQUAL), OrbitStarts.threeBodies(), new DataSettings(50, 20, 2, 0, 0.8, 0));
        var trained = Training.train(PairBlock.of(2, EQUAL, 30, 0), data, new TrainingSettings(300, 200, 3e-3, 0, 300, 0),
                Progress.silent());
        double[] losses = trained.history().column("test loss");
        assertThat(losses[losses.length - 1]).isLessThan(losses[0] / 20);
    }

    @Test
    void aRingOfBodiesGoesRound() {
        double[] x = OrbitStarts.ring(5, 1.5, 1.5, 0).draw(Seeds.stream(0, "ring", 0));
        double[] end = DormandPrince.standard().integrate(PairSystem.gravity(2, 1, 1, 1, 1, 1), x, new double[] {0, 2}).end();
        for (int i = 0; i < 5; i++) {
            assertThat(Math.hypot(end[i], end[5 + i])).isCloseTo(1.5, within(1e-6));
        }
    }

    @Test
    void bodiesThatAreToKeepApartDo() {
        double[] x = PairStarts.apart(20, 3, 2, 0.6, 1).draw(Seeds.stream(4, "apart", 0));
        assertThat(Arrays.stream(Pairs.distances(Arrays.copyOf(x, 60), 20)).min().orElseThrow()).isGreaterThanOrEqualTo(0.6);
        assertThat(Arrays.stream(x, 60, 80).sum()).isCloseTo(0, within(1e-12));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PairStarts.apart(20, 2, 1, 0.9, 1).draw(Seeds.stream(0, "apart", 0)))
                .withMessage(
                        "there is no room for 20 bodies with distances of at least 0.9 within a radius of 1.0: take a larger radius");
    }

    @Test
    void whatIsNoBodiesIsRefused() {
        PairSystem two = PairSystem.gravity(2, 1, 1);
        assertThatIllegalArgumentException().isThrownBy(() -> two.gradient(new double[] {1, 1, 2, 2, 0, 0, 0, 0}))
                .withMessage("bodies 1 and 2 are at the same place, [1.0, 2.0]: the force between them is not defined");
        assertThatIllegalArgumentException().isThrownBy(() -> two.hamiltonian(new double[6]))
                .withMessage("a state of 2 bodies in 2 dimensions has 8 numbers, not 6");
        assertThatIllegalArgumentException().isThrownBy(() -> PairSystem.gravity(2, 1, -1)).withMessageContaining("masses[1]");
        assertThatIllegalArgumentException().isThrownBy(() -> PairSystem.gravity(4, 1, 1))
                .withMessage("space must be of 2 or 3 dimensions, not 4");
        assertThatIllegalArgumentException().isThrownBy(() -> PairSystem.of("nothing", 2, EQUAL, r -> null))
                .withMessage("the potential gives nothing at r = 1: it must be a number that is made of r");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PairSystem.springs(2, EQUAL, new double[][] {{0, 1, 0}, {2, 0, 0}, {0, 0, 0}}, 1))
                .withMessage("stiffness must be symmetric: [1][0] is 2.0, but [0][1] is 1.0");
        assertThatIllegalArgumentException().isThrownBy(() -> untrained(2, EQUAL).of(1, 2))
                .withMessageContaining("all have mass 1.0, so it knows no other");
    }
}
