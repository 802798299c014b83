package hnn.metric;

import hnn.data.Samples;
import hnn.phase.Field;

/**
 * How far a field is from observed velocities.
 *
 * @param meanSquare the mean over rows and coordinates of (f(x) - dx/dt)^2, the paper's loss; its error is over rows
 * @param logLikelihood the mean over rows of the log-density of a row's residual, ln N(f(x) - dx/dt; 0, s^2 I), in nats
 */
public record FieldError(Estimate meanSquare, Estimate logLikelihood) {

    /**
     * Measures a field.
     *
     * @param field the field
     * @param samples the observations
     * @param standardDeviation s, the size of residual to expect, for instance the root mean square over the training
     *     samples
     */
    public static FieldError of(Field field, Samples samples, double standardDeviation) {
        double[] squares = squares(field, samples);
        double[] likelihoods = new double[squares.length];
        double variance = standardDeviation * standardDeviation;
        for (int i = 0; i < squares.length; i++) {
            likelihoods[i] = -0.5 * samples.dimension() * (Math.log(2 * Math.PI * variance) + squares[i] / variance);
        }
        return new FieldError(Estimate.of(squares), Estimate.of(likelihoods));
    }

    /** Measures a field with s taken from the same samples, which makes the likelihood as large as it can be. */
    public static FieldError of(Field field, Samples samples) {
        return of(field, samples, Math.sqrt(Estimate.of(squares(field, samples)).mean()));
    }

    /** Returns the root of the mean square, in the unit of dx/dt. */
    public double rootMeanSquare() {
        return Math.sqrt(meanSquare.mean());
    }

    /** Returns the mean over coordinates of the squared residual, a number a row. */
    private static double[] squares(Field field, Samples samples) {
        double[][] x = samples.x();
        double[][] velocity = samples.velocity();
        double[] squares = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            squares[i] = Squares.meanDifference(field.at(0, x[i]), velocity[i]);
        }
        return squares;
    }
}
