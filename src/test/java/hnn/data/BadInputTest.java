package hnn.data;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class BadInputTest {

    private static final double[][] TWO = {{1, 2}, {3, 4}};
    private static final int[] IDS = {0, 0};

    @Test
    void samplesNameWhatIsWrong() {
        refused(() -> new Samples(new int[0], new double[0][], new double[0][]), "x is empty");
        refused(() -> new Samples(IDS, TWO, new double[][] {{1, 2}}), "2, 1 and 2");
        refused(() -> new Samples(IDS, new double[][] {{1, 2, 3}, {4, 5, 6}}, TWO), "velocity[0]", "3");
        refused(() -> new Samples(IDS, TWO, new double[][] {{1, 2}, {3, 4, 5, 6}}), "velocity[1]", "4");
        refused(() -> new Samples(IDS, new double[][] {{1, 2}, {Double.NaN, 4}}, TWO), "x[1][0]", "NaN");
        refused(() -> new Samples(IDS, TWO, new double[][] {{1, Double.POSITIVE_INFINITY}, {3, 4}}),
                "velocity[0][1]", "Infinity");
    }

    @Test
    void aDatasetLivesInOnePhaseSpace() {
        var plane = new Samples(IDS, TWO, TWO);
        var larger = new Samples(new int[] {0}, new double[][] {{1, 2, 3, 4}}, new double[][] {{1, 2, 3, 4}});
        refused(() -> new Dataset(plane, larger), "2 and 4");
    }

    @Test
    void settingsNameTheArgumentAndTheValue() {
        refused(() -> new DataSettings(1, 30, 3, 0.1, 0.5, 0), "trajectories", "1");
        refused(() -> new DataSettings(50, 1, 3, 0.1, 0.5, 0), "points", "1");
        refused(() -> new DataSettings(50, 30, -3, 0.1, 0.5, 0), "duration", "-3.0");
        refused(() -> new DataSettings(50, 30, 3, -0.1, 0.5, 0), "noise", "-0.1");
        refused(() -> new DataSettings(50, 30, 3, Double.NaN, 0.5, 0), "noise", "NaN");
        refused(() -> new DataSettings(50, 30, 3, 0.1, 1, 0), "trainFraction", "1.0");
        refused(() -> Starts.ring(1, 0.5), "upper bound", "0.5");
        refused(() -> Starts.signed(-1, 0.5), "lower bound", "-1.0");
    }

    private static void refused(ThrowingCallable call, String... inTheMessage) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).message().contains(inTheMessage);
    }
}
