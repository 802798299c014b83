package hnn.law;

import hnn.law.TermLibrary.Term;
import hnn.phase.HamiltonianField;
import java.util.List;
import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.analysis.differentiation.FiniteDifferencesDifferentiator;
import org.hipparchus.analysis.differentiation.UnivariateDerivative1;

/**
 * The motion under a sum of terms, H = sum of c_k term_k.
 *
 * <p>Terms have values only, so the gradient is that of the polynomial through five values 1e-3 apart (Hipparchus). For terms
 * that vary over lengths of about 1, it is right to about 1e-12; powers up to 4 have no error but round-off.
 */
record TermSum(List<Term> terms, double[] constants) implements HamiltonianField {

    private static final FiniteDifferencesDifferentiator SLOPE = new FiniteDifferencesDifferentiator(5, 1e-3);

    @Override
    public double hamiltonian(double[] x) {
        double sum = 0;
        for (int k = 0; k < constants.length; k++) {
            sum += constants[k] * terms.get(k).value().applyAsDouble(x);
        }
        return sum;
    }

    @Override
    public double[] gradient(double[] x) {
        double[] gradient = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double[] moved = x.clone();
            int at = i;
            UnivariateFunction along = coordinate -> {
                moved[at] = coordinate;
                return hamiltonian(moved);
            };
            gradient[i] = SLOPE.differentiate(along).value(new UnivariateDerivative1(x[i], 1)).getFirstDerivative();
        }
        return gradient;
    }
}
