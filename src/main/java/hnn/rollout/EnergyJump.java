package hnn.rollout;

import hnn.phase.Field;
import hnn.phase.HamiltonianField;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Notices where a method with a fixed step has stepped over what it should have followed, as bodies that collide: H, which the
 * motion conserves, has changed by twice what it exchanges between its halves.
 *
 * <p>H is known up to a constant, so what a change is large against is taken from differences: the part of the momenta, H(q, p) -
 * H(q, 0), before it, and that of the positions, H(q, 0), since the start. A method of too low an order whose H drifts slowly stays
 * below that, as the part of the momenta grows with it.
 */
final class EnergyJump {

    /** The part of what is exchanged beyond which a change between both ends is looked at more closely. */
    private static final double SUSPICIOUS = 0.01;

    /** The same for a jump: explicit Euler, which starts from rest, comes up to 1. */
    private static final double JUMP = 2;

    private EnergyJump() {}

    /** Returns a sentence if H has jumped along a path, else nothing; a field without an H has none that could. */
    static List<String> in(Field field, double[] times, double[][] states, double step) {
        if (!(field instanceof HamiltonianField hamiltonian)) {
            return List.of();
        }
        double before = hamiltonian.hamiltonian(states[0]);
        double rest = hamiltonian.hamiltonian(atRest(states[0]));
        int last = states.length - 1;
        double[] end = states[last];
        double after = hamiltonian.hamiltonian(end);
        double restAfter = hamiltonian.hamiltonian(atRest(end));
        double exchanged = Math.abs(before - rest) + Math.abs(after - restAfter) + Math.abs(restAfter - rest);
        if (!(Math.abs(after - before) > SUSPICIOUS * exchanged)) {
            return List.of();
        }
        exchanged = Math.abs(before - rest);
        for (int i = 1; i <= last; i++) {
            double now = hamiltonian.hamiltonian(states[i]);
            double restNow = hamiltonian.hamiltonian(atRest(states[i]));
            double usual = Math.max(exchanged == 0 ? Math.abs(now - restNow) : exchanged, Math.abs(restNow - rest));
            if (Math.abs(now - before) > JUMP * usual + 1e-9 * Math.abs(before)) {
                return List.of(String.format(Locale.ROOT,
                        "H goes from %.4g to %.4g by t = %.4g, which is no motion of this system:"
                                + " a step of %.3g is too long there; take a shorter one, or DormandPrince.standard()",
                        before, now, times[i],
                        step));
            }
            exchanged = Math.max(exchanged, Math.abs(now - restNow));
        }
        return List.of();
    }

    private static double[] atRest(double[] x) {
        return Arrays.copyOf(Arrays.copyOf(x, x.length / 2), x.length);
    }
}
