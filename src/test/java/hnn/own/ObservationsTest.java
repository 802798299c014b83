package hnn.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import hnn.ExactSpring;
import hnn.chaos.DoublePendulum;
import hnn.data.Dataset;
import hnn.data.Samples;
import hnn.own.ObservationCheck.Finding;
import hnn.phase.Times;
import hnn.phase.Trajectory;
import hnn.rollout.DormandPrince;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObservationsTest {

    private static final Columns COLUMNS = Columns.of("t", List.of("angle"), List.of("speed"));

    @TempDir
    private Path folder;

    private Path file(String... lines) throws IOException {
        return Files.write(folder.resolve("swing.csv"), List.of(lines));
    }

    @Test
    void pathsAreReadWithTheirVelocities() throws IOException {
        Path file =
                file("run,t,speed,angle,da,ds", "a,0,1,10,0.1,0.2", "b,5,4,40,0.4,0.5", "a,1,2,20,0.2,0.3", "a,2,3,30,0.3,0.4",
                        "b,6,5,50,0.5,0.6", "b,7,6,60,0.6,0.7");
        Observations observed =
                Observations.read(file, new Columns("t", List.of("angle"), List.of("speed"), List.of("da", "ds"), "run"));
        assertThat(observed.paths()).hasSize(2);
        assertThat(observed.toString()).endsWith("swing.csv: 2 paths of 3 to 3 states, with velocities");
        assertThat(observed.paths().get(1).times()).containsExactly(5, 6, 7);
        assertThat(observed.paths().get(0).states()[2]).containsExactly(30, 3);
        Dataset data = observed.dataset(0.5);
        assertThat(data.train().velocity()[1]).containsExactly(0.2, 0.3);
        assertThat(data.test().trajectory()).containsExactly(1, 1, 1);
        assertThat(observed.paths(0.5).test()).containsExactly(observed.paths().get(1));
        assertThat(observed.dataset(Derivative.central(), 0.5).train().velocity()[0]).containsExactly(10, 1);
    }

    @Test
    void onePathIsSplitInTime() throws IOException {
        Observations observed = Observations.read(file("t,angle,speed", "0,1,0", "1,2,0", "2,3,0", "3,4,0", "4,5,0"), COLUMNS);
        assertThat(observed.paths(0.6).train().get(0).times()).containsExactly(0, 1, 2);
        assertThat(observed.paths(0.6).test().get(0).times()).containsExactly(3, 4);
        assertThat(observed.dataset(Derivative.central(), 0.67).train().size()).isEqualTo(2);
        assertThatIllegalArgumentException().isThrownBy(() -> observed.dataset(0.5))
                .withMessageContaining("has no velocities: name their columns, or give a derivative");
        assertThatIllegalArgumentException().isThrownBy(() -> observed.paths(1))
                .withMessage("trainFraction must leave at least one of 5 states on either side, not 1.0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            t,angle;0,1                     | line 1: there is no column speed; the columns are [t, angle]
            t,angle,speed                   | line 2: there are no rows below the header
            t,angle,speed;0,1,2             | line 2: the path has one row; a path needs at least 3: leave it out or measure longer
            t,angle,speed;0,1,2;1,fast,2    | line 3: angle is "fast", not a number
            t,angle,speed;0,,2;1,,2         | line 2: there are no rows below the header in which all of [angle, speed] were measured
            t,angle,speed;0,1,2;1,Infinity,2 | line 3: angle is Infinity, not a finite number: leave the row out
            t,angle,speed;0,1,2;1,3,4,5     | line 3: there are 4 cells, but 3 names, [t, angle, speed]: is the line cut, or a comma too many, or are commas both between cells and in decimals?
            t,angle,speed;0,1,2;2,1,2;1,1,2 | line 4: t = 1.0 does not come after 2.0 on the path: sort the rows by time, or name the column that tells one path from the next
            t,angle,angle,speed;0,1,2,3     | line 1: two columns are called "angle"; give each column a name of its own
            """)
    void aBrokenFileIsNamedWithTheLine(String text, String message) throws IOException {
        Path file = file(text.split(";"));
        assertThatExceptionOfType(DataFileException.class).isThrownBy(() -> Observations.read(file, COLUMNS))
                .withMessageStartingWith(file.toString()).withMessageEndingWith(message);
    }

    @Test
    void aMissingFileAndWrongColumnsAreNamed() {
        assertThatExceptionOfType(DataFileException.class)
                .isThrownBy(() -> Observations.read(folder.resolve("none.csv"), COLUMNS))
                .withMessageEndingWith("none.csv: there is no such file; name a CSV file, or another text with a table");
        assertThatIllegalArgumentException().isThrownBy(() -> Columns.of("t", List.of("t"), List.of("p")))
                .withMessage("the column t is named twice: name each once");
        assertThatIllegalArgumentException().isThrownBy(() -> Columns.of("t", List.of("a", "b"), List.of("p")))
                .withMessageStartingWith("there must be one momentum for each position");
        assertThatIllegalArgumentException().isThrownBy(() -> new Columns("t", List.of("a"), List.of("p"), List.of("v"), null))
                .withMessageStartingWith("velocities must be one for each position and momentum, 2, or none");
    }

    /** A spring of angular frequency 2, seen every so often, with noise. */
    private static Observations spring(double spacing, double noise, double[] times) {
        var random = new Random(0);
        double[] at = times == null ? Times.linspace(0, 99 * spacing, 100) : times;
        double[][] states = ExactSpring.solution(new double[] {1, 0}, at).states();
        for (double[] x : states) {
            x[0] += noise * random.nextGaussian();
            x[1] += noise * random.nextGaussian();
        }
        return new Observations("spring", COLUMNS, List.of(new Trajectory(at, states)), List.of());
    }

    @Test
    void theAdviceFollowsNoiseAndSpacing() {
        assertThat(spring(0.05, 0, null).check().findings()).isEmpty();
        assertThat(spring(0.05, 0, null).check().derivative()).isEqualTo(Derivative.central());
        assertThat(spring(0.05, 0, null).check().preferTrajectoryLoss()).isFalse();
        ObservationCheck noisy = spring(0.05, 0.01, null).check();
        assertThat(noisy.derivative()).isInstanceOf(Derivative.SavitzkyGolay.class);
        assertThat(noisy.advice()).contains("derivative loss with Derivative.savitzkyGolay(");
        assertThat(spring(0.1, 0.1, null).check().advice()).startsWith("Use the trajectory loss, paths(..) with Segments.of(k)");
        assertThat(spring(0.7, 0, null).check().preferTrajectoryLoss()).as("few points a period").isTrue();
    }

    @Test
    void theAdvisedErrorIsAboutTheTrueOne() {
        for (double noise : new double[] {0, 0.003, 0.01}) {
            Observations observed = spring(0.05, noise, null);
            ObservationCheck check = observed.check();
            Samples samples = check.derivative().samples(observed.paths().get(0));
            Trajectory seen = check.derivative().sampled(observed.paths().get(0));
            double squares = 0;
            for (int i = 0; i < samples.size(); i++) {
                double truth = 2 * ExactSpring.solution(new double[] {1, 0}, new double[] {seen.times()[i]}).states()[0][1];
                squares += Math.pow(samples.velocity()[i][0] - truth, 2) / samples.size();
            }
            double error = Math.sqrt(squares / 2); // the typical speed is 2 / sqrt 2
            assertThat(check.derivativeError()).as("noise %s", noise).isBetween(error / 2, error * 2);
        }
    }

    @Test
    void whatIsWrongIsFound() {
        double[] times = Times.linspace(0, 9.9, 100);
        for (int i = 60; i < 100; i++) {
            times[i] += 2;
        }
        times[20] += 0.02;
        Observations observed = spring(0, 0, times);
        double[][] states = observed.paths().get(0).states();
        states[40] = new double[] {states[40][0] + 0.5, states[40][1]};
        for (double[] x : states) {
            x[1] *= 1000;
        }
        observed = new Observations("spring", COLUMNS, List.of(new Trajectory(times, states)), List.of());
        List<Finding> findings = observed.check().findings();
        assertThat(findings).extracting(Finding::what).containsExactly("gap", "uneven times", "outlier", "units", "scale");
        assertThat(findings).extracting(Finding::where).containsExactly("t = 5.9", "t = 0", "t = 4", "column speed",
                "column speed");
        assertThat(findings.get(0).detail()).startsWith("the next state comes 2.10 later, the usual spacing is 0.100");
        assertThat(findings.get(3).detail()).startsWith("dangle/dt = 0.00");
        assertThat(observed.check().toString()).contains("gap, t = 5.9: ").contains("Use the ");
    }

    @Test
    void oneSlipIsOneFinding() {
        double[][] states = spring(0.01, 0, null).paths().get(0).states();
        states[40][0] = 10;
        var slip = new Observations("spring", COLUMNS,
                List.of(new Trajectory(spring(0.01, 0, null).paths().get(0).times(), states)), List.of());
        assertThat(slip.check().findings()).extracting(Finding::what).containsExactly("outlier");
    }

    @Test
    void aMomentumOfTheWrongSignIsFound() {
        Observations right = spring(0.05, 0, null);
        double[][] states = right.paths().get(0).states();
        for (double[] x : states) {
            x[1] = -x[1];
        }
        var wrong = new Observations("spring", COLUMNS, List.of(new Trajectory(right.paths().get(0).times(), states)), List.of());
        assertThat(wrong.check().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.what()).isEqualTo("momentum");
            assertThat(finding.detail()).contains("correlation -1.00");
        });
        assertThat(wrong.check().derivativeError()).isCloseTo(right.check().derivativeError(), within(1e-12));
    }

    /** A path without noise that turns sharply here and there has no slip. */
    @Test
    void aSharpTurnIsNoOutlier() {
        var pendulum = new DoublePendulum(9.81);
        Trajectory path = DormandPrince.standard().integrate(pendulum, new double[] {1.1, -0.9, 0, 0}, Times.linspace(0, 5, 201));
        double[][] rates = Arrays.stream(path.states()).map(x -> {
            double[] v = pendulum.at(0, x);
            return new double[] {x[0], x[1], v[0], v[1]};
        }).toArray(double[][]::new);
        Columns columns = Columns.rates("t", List.of("q1", "q2"), List.of("v1", "v2"));
        var observed = new Observations("film", columns, List.of(new Trajectory(path.times(), rates)), List.of());
        assertThat(observed.check().findings()).extracting(ObservationCheck.Finding::what).doesNotContain("outlier");
        rates[80][2] += 2;
        rates[83][2] -= 2;
        var slipped = new Observations("film", columns, List.of(new Trajectory(path.times(), rates)), List.of());
        assertThat(slipped.check().findings()).extracting(ObservationCheck.Finding::what).filteredOn("outlier"::equals)
                .hasSize(2);
    }

    @Test
    void aGapMakesTwoPathsOfOne() {
        double[] times = {0, 0.1, 0.2, 0.3, 0.9, 1, 1.1, 3, 3.1};
        double[][] states = Arrays.stream(times).mapToObj(t -> new double[] {t}).toArray(double[][]::new);
        var observed = new Observations("film", Columns.positions("t", "q"), List.of(new Trajectory(times, states)), List.of());
        Observations cut = observed.cutAtGaps(0.15, 3);
        assertThat(cut.paths()).extracting(Trajectory::size).containsExactly(4, 3);
        assertThat(cut.notes()).containsExactly("cut at 2 gaps wider than 0.15; 1 pieces of fewer than 3 states left out");
        assertThatIllegalArgumentException().isThrownBy(() -> observed.cutAtGaps(0.15, 5))
                .withMessage("no piece has 5 states without a gap wider than 0.15: allow shorter ones, or wider gaps");
    }
}
