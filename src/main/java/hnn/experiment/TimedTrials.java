package hnn.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import java.util.function.IntFunction;

/** Rows of results: what trials with seeds from 0 on gave, and how long they took. */
final class TimedTrials {

    private TimedTrials() {}

    /** What one trial gave, and how long its training took. */
    record Outcome(double value, double seconds) {

        /** Returns what a trial gives, with all of its time. */
        static Outcome timed(DoubleSupplier trial) {
            long begin = System.nanoTime();
            double value = trial.getAsDouble();
            return new Outcome(value, (System.nanoTime() - begin) * 1e-9);
        }
    }

    /** Adds a row: what was tried, the mean, each, and the mean of the seconds. */
    static void add(KeptTable kept, String what, int seeds, IntFunction<Outcome> trial) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int seed = 0; seed < seeds; seed++) { // one by one: they are timed
            outcomes.add(trial.apply(seed));
            System.err.printf(Locale.ROOT, "%s, seed %d: %.3g in %.4g s%n", what, seed, outcomes.get(seed).value,
                    outcomes.get(seed).seconds);
        }
        kept.add(what, Verdicts.number(outcomes.stream().mapToDouble(Outcome::value).average().orElseThrow()),
                String.join(" ", outcomes.stream().map(one -> Verdicts.number(one.value)).toList()),
                Verdicts.number(outcomes.stream().mapToDouble(Outcome::seconds).average().orElseThrow()));
    }
}
