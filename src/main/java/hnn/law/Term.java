package hnn.law;

import hnn.Arguments;
import java.util.function.ToDoubleFunction;

/**
 * One term that a Hamiltonian may have, with the constant 1.
 *
 * @param name as it is printed after its constant, as in q^2
 * @param value the term at a state (q_1..q_n, p_1..p_n)
 */
public record Term(String name, ToDoubleFunction<double[]> value) {

    /** Checks the name. */
    public Term {
        Arguments.require(!name.isBlank(), "the name of a term must not be blank");
    }
}
