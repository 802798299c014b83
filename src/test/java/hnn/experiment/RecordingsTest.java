package hnn.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The bounds of {@code ./environment/run recordings} that seconds can show. */
class RecordingsTest {

    private static final Path REAL = Path.of("..", "shared", "data", "schmidt-lipson");

    @Test
    void aDampedPendulumFromItsAngleAlone() {
        assertThat(SimulatedRecordings.dampedPendulum(0).value()).isLessThan(0.03);
    }

    /** Published by Jin et al. 2022: 6.16e-4. */
    @Test
    void aSpringFromNoisyStatesAlone() {
        assertThat(SimulatedRecordings.massSpring(0).value()).isLessThan(6.16e-4);
    }

    @Test
    void ratesAreNotMomenta() {
        double called = SimulatedRecordings.rates(0, RecordingsCommand.Learner.MOMENTA).value();
        assertThat(SimulatedRecordings.rates(0, RecordingsCommand.Learner.LEAST_SQUARES).value()).isLessThan(called / 100);
    }

    /** Published by Jin et al. 2022, from states: 4.9e-4. */
    @Test
    void aRealPendulumFromItsAngleAlone() {
        assumeTrue(Files.isDirectory(REAL), "the recordings are not beside the project");
        assertThat(new RealRecordings(REAL).pendulum(0, true).value()).isLessThan(4.9e-4);
    }

    @Test
    void theNextTwoSecondsOfARealDoublePendulum() {
        assumeTrue(Files.isDirectory(REAL), "the recordings are not beside the project");
        var real = new RealRecordings(REAL);
        for (int trial : new int[] {0, 1}) {
            assertThat(real.doublePendulum(trial, 0).value()).as("trial %d", trial)
                    .isLessThan(real.doublePendulumBaseline(trial, 0).value() / 2);
        }
    }
}
