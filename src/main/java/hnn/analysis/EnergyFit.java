package hnn.analysis;

import hnn.Arguments;
import hnn.phase.HamiltonianField;
import java.util.List;
import java.util.Locale;
import org.hipparchus.stat.regression.SimpleRegression;

/**
 * The learned H against the energy: energy = slope H + offset, by least squares. Data knows the gradient of H alone, so the
 * offset is free; the slope is 1 where the velocities were learned in their own units.
 *
 * @param rSquared the part of the energy's variance that the line explains, 1 for all of it
 * @param error the root of the mean squared distance to the line, in units of energy
 */
public record EnergyFit(double slope, double offset, double rSquared, double error) {

    /** Fits a learned H at states, at least three, not all of one energy. */
    public static EnergyFit of(HamiltonianField learned, HamiltonianField truth, List<double[]> states) {
        Arguments.atLeast("the number of states", 3, states.size());
        var regression = new SimpleRegression();
        states.forEach(x -> regression.addData(learned.hamiltonian(x), truth.hamiltonian(x)));
        return new EnergyFit(regression.getSlope(), regression.getIntercept(), regression.getRSquare(),
                Math.sqrt(regression.getSumSquaredErrors() / states.size()));
    }

    /** Returns the energy that belongs to a value of the learned H. */
    public double energy(double hamiltonian) {
        return slope * hamiltonian + offset;
    }

    /** Returns the value of the learned H that belongs to an energy. */
    public double level(double energy) {
        return (energy - offset) / slope;
    }

    /** Returns the line as a reader writes it. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "energy = %.4f H %s %.4f, R^2 = %.6f, RMS error %.1e",
                slope, offset < 0 ? "-" : "+", Math.abs(offset), rSquared, error);
    }
}
