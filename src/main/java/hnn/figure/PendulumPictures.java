package hnn.figure;

import hnn.Arguments;
import hnn.phase.Times;
import hnn.system.Pendulum;
import java.util.Arrays;

/** Pictures of the pendulum's phase space. */
public final class PendulumPictures {

    private static final String SEPARATRIX = "separatrix";

    private PendulumPictures() {}

    /**
     * The (q, p) plane of a pendulum: paths of some energies, and the separatrix between swinging and going round.
     *
     * @param energies of the paths, each above 0; those above the separatrix go round
     * @throws IllegalArgumentException if an energy is not above 0
     */
    public static Figure phasePortrait(Pendulum pendulum, double... energies) {
        return Figure.row("Phase portrait of the pendulum",
                PhasePictures.plane("swinging inside, going round outside", pendulum.units())
                        .with(level(pendulum, pendulum.separatrix(), SEPARATRIX, Role.of(SEPARATRIX)))
                        .with(Arrays.stream(energies).map(energy -> Arguments.positive("energies", energy))
                                .mapToObj(energy -> level(pendulum, energy, "true paths", Role.TRUTH)).toArray(Mark[]::new)));
    }

    /**
     * The curve of one energy: p = +-sqrt(E - V(q)) as far as q reaches, cos q = 1 - E / strength. Below the separatrix it is
     * closed; above it q reaches all angles, and each sense of the turning has a line of its own.
     */
    private static Mark level(Pendulum pendulum, double energy, String label, Role role) {
        double furthest = Math.acos(Math.max(-1, 1 - energy / pendulum.strength()));
        double[] q = Arrays.stream(Times.linspace(0, 2 * Math.PI, 401)).map(angle -> furthest * Math.cos(angle)).toArray();
        double[] p = new double[q.length];
        for (int i = 0; i < q.length; i++) {
            double kinetic = Math.max(0, energy - pendulum.potential(new double[] {q[i], 0}));
            p[i] = (2 * i < q.length ? 1 : -1) * Math.sqrt(kinetic);
        }
        if (energy > pendulum.separatrix()) {
            p[q.length / 2] = Double.NaN;
        }
        return new Mark.Curve(label, role, q, p);
    }
}
