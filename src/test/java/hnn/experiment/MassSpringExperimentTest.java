package hnn.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import hnn.data.Dataset;
import hnn.metric.Estimate;
import hnn.training.Progress;
import hnn.training.Training;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The claim of task 1, with the paper's whole budget, over seeds 0 to 2. */
@Tag("slow")
class MassSpringExperimentTest {

    private static final FieldExperiment TASK = Experiments.massSpring();

    @Test
    void theLossesAgreeAndTheHnnConservesEnergy() {
        List<ModelResult> baseline = new ArrayList<>();
        List<ModelResult> hnn = new ArrayList<>();
        for (long seed = 0; seed < 3; seed++) {
            Dataset data = TASK.dataset(seed);
            var settings = TASK.training().withSeed(seed);
            baseline.add(ModelResult.of(TASK, data,
                    Training.train(TASK.baseline(seed), data, settings, Progress.silent()), seed));
            hnn.add(ModelResult.of(TASK, data,
                    Training.train(TASK.hamiltonian(seed), data, settings, Progress.silent()), seed));
        }
        for (List<ModelResult> results : List.of(baseline, hnn)) {
            assertThat(results).allSatisfy(result -> {
                assertThat(result.train().meanSquare().mean()).isBetween(3.3e-2, 4.2e-2);
                assertThat(result.test().meanSquare().mean()).isBetween(3.3e-2, 4.2e-2);
            });
        }
        double[] energies = hnn.stream().mapToDouble(r -> r.rollout().energy().mean()).toArray();
        assertThat(Estimate.of(energies).mean()).isLessThan(8e-4);
        // Of ten independent seeds the ratio lies between 3 and 4700, with a median near 100: a bound of 20 holds for means only.
        double[] drifts = baseline.stream().mapToDouble(r -> r.rollout().energy().median()).toArray();
        double[] kept = hnn.stream().mapToDouble(r -> r.rollout().energy().median()).toArray();
        for (int seed = 0; seed < 3; seed++) {
            assertThat(drifts[seed]).as("seed %d", seed).isGreaterThan(2 * kept[seed]);
        }
        assertThat(Estimate.of(drifts).mean()).isGreaterThan(20 * Estimate.of(kept).mean());
        assertThat(ResultTables.beside(TASK, baseline.get(0), hnn.get(0)).stringColumn("HNN, published").asList())
                .contains("3.69e-02", "3.84e-04");
    }
}
