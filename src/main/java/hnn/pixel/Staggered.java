package hnn.pixel;

import hnn.phase.Field;
import hnn.rollout.MethodFacts;
import hnn.rollout.StepMethod;

/**
 * The step of states (q, p) whose p lives half a step later than q: q moves on by its p, then p by the force where q has arrived.
 *
 * <pre>
 *   q' = q + h f_q(q, p),    p' = p + h f_p(q', p)
 * </pre>
 *
 * <p>Of the field of H = T(p) + V(q) it is symplectic Euler, drift first; so are Gym's pendulum and the leapfrog, seen at half steps. Source:
 * Hairer, Lubich, Wanner 2006, <i>Geometric Numerical Integration</i>, section I.1.2 and equation I.1.15.
 */
public record Staggered() implements StepMethod {

    @Override
    public MethodFacts facts() {
        return new MethodFacts("staggered", 1, false, false, MethodFacts.Takes.ANY_FIELD, "Hairer, Lubich, Wanner 2006, I.1.2",
                "q with the old p, p with the new q");
    }

    @Override
    public double[] step(Field field, double t, double[] x, double h) {
        int n = x.length / 2;
        double[] next = x.clone();
        double[] before = field.at(t, x);
        for (int i = 0; i < n; i++) {
            next[i] += h * before[i];
        }
        double[] after = field.at(t, next);
        for (int i = n; i < x.length; i++) {
            next[i] += h * after[i];
        }
        return next;
    }
}
