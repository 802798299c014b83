package hnn.system;

import hnn.phase.HamiltonianField;

/** A physical system with a known Hamiltonian, the truth that networks are measured against. */
public interface HamiltonianSystem extends HamiltonianField {

    /** Returns the name a reader knows the system by. */
    String name();

    /** Returns n, the number of positions; the state has length 2n. */
    int degreesOfFreedom();

    /** Returns the dimension 2n of phase space. */
    default int dimension() {
        return 2 * degreesOfFreedom();
    }
}
