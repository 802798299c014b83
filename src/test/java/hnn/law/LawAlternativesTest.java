package hnn.law;

import static org.assertj.core.api.Assertions.assertThat;

import hnn.Seeds;
import hnn.data.Starts;
import hnn.phase.HamiltonianField;
import hnn.system.MassSpring;
import hnn.system.Pendulum;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.hipparchus.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Terms that are alike on the data, as q^2 and 1 - cos q are where q is small. */
class LawAlternativesTest {

    private static final int REPEATS = 100;

    private static double[][] ring(double inner, double outer) {
        RandomGenerator random = Seeds.stream(0, "states", 0);
        double[][] states = new double[200][];
        for (int i = 0; i < states.length; i++) {
            states[i] = Starts.ring(inner, outer).draw(random);
        }
        return states;
    }

    /** A network that has learned the truth but for something smooth, ten waves of random direction and length. */
    private static HamiltonianField learned(HamiltonianField truth, double error, long seed) {
        RandomGenerator random = Seeds.stream(seed, "waves", 0);
        List<ToDoubleFunction<double[]>> waves = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            double height = error * random.nextGaussian();
            double a = 4 * random.nextGaussian();
            double b = 4 * random.nextGaussian();
            double phase = 2 * Math.PI * random.nextDouble();
            waves.add(x -> height * Math.cos(a * x[0] + b * x[1] + phase));
        }
        return LawTest.of(x -> truth.hamiltonian(x) + waves.stream().mapToDouble(wave -> wave.applyAsDouble(x)).sum());
    }

    private static List<String> names(Law law) {
        return law.constants().stream().map(constant -> constant.term().name()).toList();
    }

    private static List<String> others(Law law) {
        return law.alternatives().stream().map(alternative -> alternative.other().name()).toList();
    }

    @Test
    void wheneverTheWrongTermIsTakenTheRightOneIsNamed() {
        double[][] states = ring(0.1, 0.6);
        int wrong = 0;
        for (long seed = 0; seed < REPEATS; seed++) {
            Law law = Law.read(learned(new MassSpring(), 0.001, seed), states, TermLibrary.standard(1));
            if (!names(law).equals(List.of("q^2", "p^2"))) {
                wrong++;
                assertThat(names(law)).as("seed %d", seed).containsExactly("(1 - cos q)", "p^2");
                assertThat(others(law)).as("seed %d", seed).contains("q^2");
            }
        }
        assertThat(wrong).as("else nothing was tested").isGreaterThan(3);
    }

    @Test
    void termsThatTheDataTellsApartGiveNoWarning() {
        double[][] swings = ring(1.3, 2.3);
        for (long seed = 0; seed < REPEATS; seed++) {
            Law law = Law.read(learned(new Pendulum(), 0.01, seed), swings, TermLibrary.standard(1));
            assertThat(names(law)).containsExactly("(1 - cos q)", "p^2");
            assertThat(law.alternatives()).as("%s, %s", law, law.unexplained()).isEmpty();
        }
        assertThat(Law.read(new MassSpring(), ring(0.1, 1), TermLibrary.standard(1)).alternatives()).isEmpty();
    }

    @Test
    void theWarningIsPartOfTheTextAndOfTheTable() {
        var twice = TermLibrary.standard(1).and("q^2 again", x -> x[0] * x[0]);
        Law exact = Law.read(new MassSpring(), ring(0.1, 1), twice);
        assertThat(exact.alternatives()).as("the same term twice").hasSize(1);
        HamiltonianField bent = LawTest.of(x -> x[0] * x[0] + x[1] * x[1] + 0.02 * Math.sin(3 * x[0] * x[1]));
        Law law = Law.read(bent, ring(0.1, 1), TermLibrary.standard(1));
        assertThat(law.toString()).matches("H = \\S+ q\\^2 \\+ \\S+ p\\^2\n"
                + "\\(1 - cos q\\) in place of q\\^2 leaves \\d\\.\\d % unexplained,"
                + " the law \\d\\.\\d %: the data cannot tell them apart");
        assertThat(law.toTable().stringColumn("alternatives").asList()).containsExactly("(1 - cos q)", "");
    }
}
