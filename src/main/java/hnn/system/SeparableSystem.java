package hnn.system;

import hnn.phase.SeparableHamiltonian;

/** A system whose energy splits into a part of the momenta and a part of the positions, H = T(p) + V(q). */
public interface SeparableSystem extends HamiltonianSystem, SeparableHamiltonian {

    /** Returns the kinetic energy T(p) of a state x, length 2n. */
    double kinetic(double[] x);

    /** Returns the potential energy V(q) of a state x, length 2n. */
    double potential(double[] x);

    /** Returns H = T + V. */
    @Override
    default double hamiltonian(double[] x) {
        return kinetic(x) + potential(x);
    }
}
