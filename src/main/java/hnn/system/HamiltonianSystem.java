package hnn.system;

import hnn.phase.HamiltonianField;
import hnn.phase.HasUnits;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** A physical system with a known Hamiltonian, the truth that networks are measured against. */
public interface HamiltonianSystem extends HamiltonianField, HasUnits {

    /** The name of the energy among the conserved quantities. */
    String ENERGY = "energy";

    /** Returns the name a reader knows the system by. */
    String name();

    /** Returns n, the number of positions; the state has length 2n. */
    int degreesOfFreedom();

    /** Returns the dimension 2n of phase space. */
    default int dimension() {
        return 2 * degreesOfFreedom();
    }

    /** Returns what the true motion conserves, as functions of the state: the energy H first, then whatever else. */
    default Map<String, ToDoubleFunction<double[]>> conserved() {
        return Map.of(ENERGY, this::hamiltonian);
    }
}
