package hnn.friction;

import hnn.Arguments;
import hnn.phase.Field;
import hnn.phase.HasUnits;
import hnn.phase.Units;
import hnn.system.HamiltonianSystem;

/**
 * A system with friction that grows with the momentum.
 *
 * <pre>
 *   dq/dt = dH/dp,    dp/dt = -dH/dq - c p
 *
 *   dx/dt = J grad H + grad D,    D = -c |p|^2 / 2,    dH/dt = -c p . dH/dp
 * </pre>
 *
 * D is Rayleigh's dissipation function with the sign that makes its gradient the force. Source: Goldstein, Poole and Safko,
 * Classical Mechanics, section 1.5; Sosanya and Greydanus 2022 (arXiv 2201.10085) for the split.
 *
 * @param system the motion without friction
 * @param friction c, per unit of time, at least 0
 */
public record Damped(HamiltonianSystem system, double friction) implements Field, HasUnits {

    public Damped {
        Arguments.notNegative("friction", friction);
    }

    /** Returns D(x), 0 at rest and below 0 elsewhere. */
    public double dissipation(double[] x) {
        double square = 0;
        for (int i = x.length / 2; i < x.length; i++) {
            square += x[i] * x[i];
        }
        return -friction * square / 2;
    }

    @Override
    public double[] at(double t, double[] x) {
        double[] velocity = system.at(t, x);
        for (int i = x.length / 2; i < x.length; i++) {
            velocity[i] -= friction * x[i];
        }
        return velocity;
    }

    @Override
    public Units units() {
        return system.units();
    }
}
