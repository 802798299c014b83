package hnn.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import hnn.ExactSpring;
import hnn.analysis.Comparison;
import hnn.analysis.RelativeError;
import hnn.data.Samples;
import hnn.figure.Pictures;
import hnn.phase.Field;
import hnn.phase.Fields;
import hnn.phase.Times;
import hnn.phase.Trajectory;
import hnn.rollout.DormandPrince;
import hnn.system.MassSpring;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class MetricsTest {

    private final MassSpring system = new MassSpring();

    @Test
    void anEstimateIsMeanStandardErrorAndMedian() {
        Estimate estimate = Estimate.of(new double[] {1, 2, 3, 10});
        assertThat(estimate.mean()).isEqualTo(4);
        assertThat(estimate.median()).isEqualTo(2.5);
        assertThat(estimate.standardError()).isCloseTo(Math.sqrt(50.0 / 3) / 2, within(1e-12));
        assertThat(Estimate.of(new double[] {7}).standardError()).isZero();
        Estimate wild = Estimate.of(new double[] {1, 2, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 3});
        assertThat(wild.mean()).isInfinite();
        assertThat(wild.median()).isEqualTo(3);
        assertThatThrownBy(() -> Estimate.of(new double[0])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theFieldErrorIsTheMeanOverRowsAndCoordinates() {
        // The field is off by (0.3, 0.4) in every row: the mean square is (0.09 + 0.16) / 2.
        Field off = (t, x) -> new double[] {2 * x[1] + 0.3, -2 * x[0] - 0.4};
        double[][] x = {{1, 0}, {0, 1}};
        var samples = new Samples(new int[2], x, new double[][] {system.at(0, x[0]), system.at(0, x[1])});
        FieldError error = FieldError.of(off, samples);
        assertThat(error.meanSquare().mean()).isCloseTo(0.125, within(1e-12));
        assertThat(error.meanSquare().standardError()).isCloseTo(0, within(1e-12));
        assertThat(error.rootMeanSquare()).isCloseTo(Math.sqrt(0.125), within(1e-12));
    }

    @Test
    void theLikelihoodIsThatOfANormalDistribution() {
        Field off = (t, x) -> new double[] {0.5, 0};
        var samples = new Samples(new int[1], new double[][] {{0, 0}}, new double[][] {{0, 0}});
        double s = 0.2;
        double density = Math.exp(-0.5 * 0.25 / (s * s)) / (2 * Math.PI * s * s);
        assertThat(FieldError.of(off, samples, s).logLikelihood().mean()).isCloseTo(Math.log(density), within(1e-12));
    }

    @Test
    void aFieldThatRunsSlowKeepsTheEnergyButNotThePlace() {
        Field slow = (t, x) -> new double[] {x[1], -x[0]}; // half the speed, the same circles
        RolloutError error = RolloutError.of(system, slow, List.of(new double[] {1, 0}, new double[] {0, 0.5}),
                Times.linspace(0, Math.PI, 50), DormandPrince.standard());
        assertThat(error.energy().mean()).isLessThan(1e-14);
        assertThat(error.coordinates().mean()).isGreaterThan(0.3);
        assertThat(error.energy().count()).isEqualTo(2);
    }

    @Test
    void aLargerCircleHasTheEnergyErrorOfItsRadius() {
        double[] times = Times.linspace(0, 3, 20);
        Trajectory truth = ExactSpring.solution(new double[] {1, 0}, times);
        Trajectory larger = ExactSpring.solution(new double[] {2, 0}, times);
        RolloutError error = RolloutError.along(system, truth, larger);
        assertThat(error.energy().mean()).isCloseTo(9, within(1e-12));
        assertThat(error.coordinates().mean()).isCloseTo(0.5, within(1e-12));
        Trajectory other = ExactSpring.solution(new double[] {1, 0}, new double[1]);
        assertThatThrownBy(() -> RolloutError.along(system, truth, other))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("times of truth");
    }

    @Test
    void aComparisonHasARowForEachFieldAndTime() {
        Fields fields = Fields.of("truth", system).and("still", (t, x) -> new double[2]);
        Table table = Comparison.of(system, system, fields, new double[] {1, 0},
                new double[] {0, Math.PI / 2}, DormandPrince.standard());
        assertThat(table.stringColumn("model").asList()).containsExactly("truth", "truth", "still", "still");
        assertThat(table.doubleColumn(Comparison.ERROR).get(1)).isCloseTo(0, within(1e-12));
        assertThat(table.doubleColumn(Comparison.ERROR).get(3)).as("opposite, at distance 2").isCloseTo(2, within(1e-7));
        assertThat(table.doubleColumn(Comparison.ENERGY).asList()).allMatch(e -> Math.abs(e - 1) < 1e-8);
    }

    @Test
    void theRelativeErrorIsInPartsOfTheMotion() {
        double[] times = {0, 1};
        var truth = new Trajectory(times, new double[][] {{3, 4}, {0, 5}});
        var path = new Trajectory(times, new double[][] {{3, 4}, {0.05, 5}});
        assertThat(RelativeError.along(truth, path)).isCloseTo(0.05 / Math.sqrt(50), within(1e-12));
        assertThat(RelativeError.along(truth, truth)).isZero();
        var still = new Trajectory(times, new double[2][2]);
        assertThatThrownBy(() -> RelativeError.along(still, path))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("origin");
    }

    @Test
    void aRecordingNeedsNoTruth() {
        var spring = new MassSpring();
        Trajectory recording = DormandPrince.standard().integrate(spring, new double[] {1, 0}, Times.linspace(0, 2, 5));
        Table table = Comparison.beside(recording, spring::hamiltonian, Fields.of("HNN", spring), DormandPrince.standard());
        assertThat(table.stringColumn("model").unique().asList()).containsExactlyInAnyOrder("recording", "HNN");
        assertThat(table.columnNames()).contains(Comparison.LEARNED).doesNotContain(Comparison.ENERGY);
        assertThat(Pictures.rollouts(table).toString()).isNotEmpty();
        assertThatThrownBy(() -> Comparison.beside(null, spring, Fields.of("HNN", spring), recording, DormandPrince.standard()))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("beside(recording, ..)");
    }
}
