package hnn.law;

import hnn.Arguments;
import hnn.Seeds;
import hnn.law.Law.Constant;
import hnn.phase.HamiltonianField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.hipparchus.stat.descriptive.DescriptiveStatistics;

/** The parametric bootstrap of a law; see {@link Law#refitted}. */
final class LawRefit {

    private final Law law;
    private final TermFit fit;
    private final TreeSet<Integer> all;

    LawRefit(Law law, double[][] states) {
        Arguments.require(law.intervals().equals(Intervals.FIT), "the law must be read off one network, as each refit is, but has"
                + " the %s: give Law.read one of them", law.intervals().name());
        this.law = law;
        fit = new TermFit(law.constants().stream().map(Constant::term).toList(), states);
        all = new TreeSet<>(IntStream.range(0, law.constants().size()).boxed().toList());
    }

    Law intervals(Refit refit, int times, long seed) {
        Arguments.atLeast("times", 2, times);
        double[][] refits = new double[times][]; // [refit][term]
        for (int i = 0; i < times; i++) {
            HamiltonianField learned = refit.learn(law.field(), Seeds.derive(seed, "refit " + i));
            refits[i] = fit.constants(all, fit.values(learned::hamiltonian));
        }
        List<Constant> constants = new ArrayList<>();
        for (int k : all) {
            constants.add(interval(law.constants().get(k), Arrays.stream(refits).mapToDouble(refitted -> refitted[k]).toArray()));
        }
        return new Law(law.letter(), constants, Intervals.refitted(times), law.unexplained(), law.alternatives());
    }

    private static Constant interval(Constant read, double[] refits) {
        int m = refits.length;
        var errors = new DescriptiveStatistics(Arrays.stream(refits).map(refit -> refit - read.value()).toArray());
        double middle = read.value() - errors.getMean();
        double half = Intervals.t(m - 1) * errors.getStandardDeviation() * Math.sqrt(1 + 1.0 / m);
        return new Constant(read.term(), read.value(), middle - half, middle + half);
    }
}
