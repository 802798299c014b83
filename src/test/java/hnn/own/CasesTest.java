package hnn.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hnn.law.TermLibrary;
import hnn.leastsquares.InstantTraining;
import hnn.mechanics.LearnedMechanics;
import hnn.mechanics.MechanicalSettings;
import hnn.mechanics.MechanicalTraining;
import hnn.phase.HamiltonianField;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files as users bring them, each read, prepared and learned in a few lines; their README says what is true. */
class CasesTest {

    private static final Path CASES = Path.of("..", "shared", "cases");

    @BeforeEach
    void theyLieBesideTheProject() {
        assumeTrue(Files.isDirectory(CASES), "the cases are not beside the project");
    }

    /** Returns the curvature of V at 0 over the mass, which is g/L of a pendulum and k/m of a spring. */
    private static double stiffness(LearnedMechanics field, double reach) {
        return (field.at(0, new double[] {-reach, 0})[1] - field.at(0, new double[] {reach, 0})[1]) / (2 * Math.sin(reach));
    }

    @Test
    void aPhonesGyroscope() {
        for (String file : List.of("phone-semicolon.csv", "phone-comma.csv")) {
            Measurements phone = Measurements.read(CASES.resolve(file));
            Observations swing =
                    phone.integrated("Time", "Rotation z", "angle")
                            .observations(Columns.rates("Time", List.of("angle"), List.of("Rotation z")));
            System.out.println(swing.check());
            assertThat(swing.check().toString()).contains(
                    file.contains("semi") ? "decimals marked by \",\"" : "decimals marked by \".\"",
                    "uneven times", "MechanicalTraining");
            LearnedMechanics field = MechanicalTraining.of(swing, MechanicalSettings.standard()).field();
            assertThat(stiffness(field, 0.2)).isCloseTo(9.81 / 0.62, within(0.02 * 9.81 / 0.62));
            assertThat(field.friction()[0]).isCloseTo(0.03, within(0.2 * 0.03));
        }
    }

    @Test
    void aTrackersMarker() {
        Observations swing = Measurements.read(CASES.resolve("tracker-marker.txt")).angle("x", "y", "angle").centered("angle")
                .observations(Columns.positions("t", "angle"));
        System.out.println(swing.check());
        assertThat(swing.check().toString()).contains("cells separated by tabs", "of radius 1.4");
        LearnedMechanics field = MechanicalTraining.of(swing, MechanicalSettings.standard()).field();
        assertThat(stiffness(field, 0.15)).isCloseTo(9.81 / 1.45, within(0.02 * 9.81 / 1.45));
        assertThat(field.friction()[0]).isCloseTo(0.02, within(0.2 * 0.02));
    }

    @Test
    void degrees() {
        Measurements tracker = Measurements.read(CASES.resolve("tracker-degrees.csv"));
        Columns columns = Columns.rates("t", List.of("angle"), List.of("rate"));
        assertThat(tracker.observations(columns).check().findings()).extracting(ObservationCheck.Finding::what).contains("scale");
        Observations swing = tracker.degrees("angle", "rate").observations(columns);
        System.out.println(swing.check());
        LearnedMechanics field = MechanicalTraining.of(swing, MechanicalSettings.standard()).field();
        assertThat(stiffness(field, 0.15)).isCloseTo(9.81 / 1.45, within(0.02 * 9.81 / 1.45));
        assertThat(field.friction()[0]).isCloseTo(0.02, within(0.2 * 0.02));
    }

    @Test
    void millimeters() {
        Observations spring =
                Measurements.read(CASES.resolve("spring-mm.txt")).observations(Columns.rates("t", List.of("x"), List.of("v")));
        System.out.println(spring.check());
        assertThat(spring.check().findings()).extracting(ObservationCheck.Finding::where).contains("column x", "column v");
        LearnedMechanics field = MechanicalTraining.of(spring, MechanicalSettings.standard()).field();
        assertThat(-field.at(0, new double[] {50, 0})[1] / 50).isCloseTo(77.4, within(0.02 * 77.4));
        assertThat(field.friction()[0]).isCloseTo(0.05, within(0.2 * 0.05));
    }

    @Test
    void anAngleThatGoesRound() {
        Measurements folded = Measurements.read(CASES.resolve("wrapped-degrees.csv"));
        Columns columns = Columns.rates("t", List.of("angle"), List.of("rate"));
        assertThat(folded.observations(columns).check().findings()).extracting(ObservationCheck.Finding::what).contains("wrap")
                .doesNotContain("outlier");
        Observations round = folded.degrees("angle", "rate").unwrapped("angle").observations(columns);
        System.out.println(round.check());
        assertThat(round.check().findings()).extracting(ObservationCheck.Finding::what).doesNotContain("wrap");
        LearnedMechanics field =
                MechanicalTraining.of(round, MechanicalSettings.standard().withoutFriction().withAngles(0)).field();
        assertThat(stiffness(field, 1)).isCloseTo(9.81, within(0.02 * 9.81));
    }

    @Test
    void twoAnglesAndTheirRates() {
        Measurements double1 = Measurements.read(CASES.resolve("double-pendulum.txt"));
        assertThat(double1.names()).containsExactly("trial", "t", "o1", "o2", "w1", "w2", "do1/dt", "do2/dt", "dw1/dt", "dw2/dt");
        assertThat(double1.observations(Columns.of("t", List.of("o1", "o2"), List.of("w1", "w2")).withTrajectory("trial")).check()
                .findings()).extracting(ObservationCheck.Finding::what).contains("rates");
        Observations both =
                double1.observations(Columns.rates("t", List.of("o1", "o2"), List.of("w1", "w2")).withTrajectory("trial"));
        LearnedMechanics field = MechanicalTraining.of(both, MechanicalSettings.standard().withUnit(2 * 0.09).withoutFriction()
                .withMass(MechanicalSettings.Mass.OF_POSITION)).field();
        double[] q = {0.3, -0.2};
        assertThat(field.mass(q)[1][1]).isCloseTo(0.09, within(0.02 * 0.09));
        assertThat(field.mass(q)[0][1]).isCloseTo(0.09 * Math.cos(0.5), within(0.02 * 0.09));
        double[] lifted = {0.6, 0.6};
        assertThat(field.potential(lifted) - field.potential(new double[2])).isCloseTo(3 * 9.81 * 0.3 * (1 - Math.cos(0.6)),
                within(0.02 * 3 * 9.81 * 0.3));
    }

    @Test
    void fiveSlipsAreFoundInOneRound() {
        Measurements slipped = Measurements.read(CASES.resolve("five-slips.csv"));
        Columns columns = Columns.of("t", List.of("q"), List.of("p"));
        assertThat(slipped.observations(columns).check().findings()).hasSize(5)
                .allSatisfy(finding -> assertThat(finding.what()).isEqualTo("outlier"))
                .extracting(ObservationCheck.Finding::where)
                .containsExactlyInAnyOrder("t = 2", "t = 5.55", "t = 10", "t = 14.35", "t = 17.5");
        Observations right = slipped.withoutLines(42, 113, 202, 289, 352).observations(columns);
        assertThat(right.check().findings()).extracting(ObservationCheck.Finding::what).doesNotContain("outlier");
        // One orbit tells how H changes across it, not which of q^2, q^4 .. it is made of: two terms are offered.
        var squares =
                new TermLibrary(TermLibrary.standard(1).terms().stream().filter(term -> term.name().endsWith("^2")).toList());
        HamiltonianField learned =
                InstantTraining.hamiltonian(right.dataset(Derivative.savitzkyGolay(5, 2), 0.8).train(), squares).field();
        assertThat(learned.hamiltonian(new double[] {1, 0})).isCloseTo(0.5, within(0.01));
        assertThat(learned.hamiltonian(new double[] {0, 1})).isCloseTo(0.5, within(0.01));
    }
}
