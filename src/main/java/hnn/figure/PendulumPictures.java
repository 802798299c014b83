package hnn.figure;

import hnn.figure.Panel.Scale;
import hnn.phase.Times;
import hnn.system.Pendulum;
import java.util.Arrays;

/** Pictures of the pendulum's phase space. */
public final class PendulumPictures {

    private PendulumPictures() {}

    /**
     * The (q, p) plane of a pendulum: paths of some energies, and the separatrix between swinging and going round.
     *
     * @param pendulum the system
     * @param energies of the paths, each below the separatrix
     */
    public static Figure phasePortrait(Pendulum pendulum, double... energies) {
        Panel panel = Panel.of("swinging inside, going round outside", pendulum.units().positionAxis("q"), pendulum.units().momentumAxis("p"), Scale.EQUAL)
                .with(level(pendulum, pendulum.separatrix(), "separatrix", Role.OTHER));
        for (double energy : energies) {
            panel = panel.with(level(pendulum, energy, "paths", Role.TRUTH));
        }
        return Figure.row("Phase portrait of the pendulum", panel);
    }

    /** The closed curve of one energy: p = +-sqrt(E - V(q)) as far as q reaches, cos q = 1 - E / strength. */
    private static Mark level(Pendulum pendulum, double energy, String label, Role role) {
        double furthest = Math.acos(1 - energy / pendulum.strength());
        double[] turn = Times.linspace(0, 2 * Math.PI, 401);
        double[] q = Arrays.stream(turn).map(angle -> furthest * Math.cos(angle)).toArray();
        double[] p = new double[q.length];
        for (int i = 0; i < q.length; i++) {
            double kinetic = Math.max(0, energy - pendulum.potential(new double[] {q[i], 0}));
            p[i] = Math.signum(Math.sin(turn[i])) * Math.sqrt(kinetic);
        }
        return new Mark.Curve(label, role, false, q, p);
    }
}
