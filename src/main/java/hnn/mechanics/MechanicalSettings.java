package hnn.mechanics;

import hnn.Arguments;
import java.util.List;

/**
 * How M, V and D are looked for.
 *
 * @param mass what M is
 * @param unit the mass that is named: M_11 where M is constant, and its mean over the data where it depends on q. Positions alone do
 *     not tell M and V from twice M and V.
 * @param massWidth functions of q for each entry of M
 * @param potentialWidth functions of q for V
 * @param friction whether there is a D; it is at least 0, so that it cannot feed energy in
 * @param window how many states an integral reaches over; 0 for a third of a swing
 * @param seed decides which functions are drawn
 * @param angles the positions, from 0, that are angles in radians which may go round: M and V are functions of their sines and cosines
 */
public record MechanicalSettings(Mass mass, double unit, int massWidth, int potentialWidth, boolean friction, int window,
        long seed,
        List<Integer> angles) {

    /** What the mass matrix is: constant and diagonal, constant, or a matrix that depends on the positions. */
    public enum Mass {
        /** Each position has a mass of its own. */
        DIAGONAL,
        /** Positions are coupled by their velocities, in the same way everywhere. */
        CONSTANT,
        /** Positions are not Cartesian: M(q). */
        OF_POSITION
    }

    public MechanicalSettings {
        Arguments.positive("unit, the mass that is named,", unit);
        Arguments.atLeast("massWidth", 1, massWidth);
        Arguments.atLeast("potentialWidth", 1, potentialWidth);
        Arguments.atLeast("window", 0, window);
        angles = List.copyOf(angles);
    }

    /** Returns what suits a system with a constant mass for each position: 100 functions, friction, M_11 = 1, seed 0. */
    public static MechanicalSettings standard() {
        return new MechanicalSettings(Mass.DIAGONAL, 1, 40, 100, true, 0, 0, List.of());
    }

    /** Returns these settings with another kind of mass matrix. */
    public MechanicalSettings withMass(Mass kind) {
        return new MechanicalSettings(kind, unit, massWidth, potentialWidth, friction, window, seed, angles);
    }

    /** Returns these settings with another mass named. */
    public MechanicalSettings withUnit(double other) {
        return new MechanicalSettings(mass, other, massWidth, potentialWidth, friction, window, seed, angles);
    }

    /** Returns these settings without friction. */
    public MechanicalSettings withoutFriction() {
        return new MechanicalSettings(mass, unit, massWidth, potentialWidth, false, window, seed, angles);
    }

    /** Returns these settings with another window. */
    public MechanicalSettings withWindow(int states) {
        return new MechanicalSettings(mass, unit, massWidth, potentialWidth, friction, states, seed, angles);
    }

    /** Returns these settings with another seed. */
    public MechanicalSettings withSeed(long other) {
        return new MechanicalSettings(mass, unit, massWidth, potentialWidth, friction, window, other, angles);
    }

    /** Returns these settings with positions, from 0, that are angles which may go round. */
    public MechanicalSettings withAngles(Integer... indices) {
        return new MechanicalSettings(mass, unit, massWidth, potentialWidth, friction, window, seed, List.of(indices));
    }
}
