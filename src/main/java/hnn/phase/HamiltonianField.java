package hnn.phase;

/** The field of a Hamiltonian, dx/dt = J grad H(x). Who implements it gives H and its gradient; the motion follows. */
public interface HamiltonianField extends Field {

    /** Returns H(q, p) of a state x, length 2n. */
    double hamiltonian(double[] x);

    /** Returns grad H = (dH/dq_1..dH/dq_n, dH/dp_1..dH/dp_n) at a state x, a new array of length 2n. */
    double[] gradient(double[] x);

    /** Returns J grad H(x); see Greydanus et al. 2019, equation 2. */
    @Override
    default double[] at(double t, double[] x) {
        return PhaseSpace.symplecticGradient(gradient(x));
    }
}
