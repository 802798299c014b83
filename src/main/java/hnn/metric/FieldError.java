package hnn.metric;

import hnn.data.Samples;
import hnn.phase.Field;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How far a field is from observed velocities.
 *
 * @param meanSquare the mean over rows and coordinates of (f(x) - dx/dt)^2, the paper's loss; its error is over rows
 * @param logLikelihood the mean over rows of the log-density of a row's residual, ln N(f(x) - dx/dt; 0, s^2 I), in nats
 */
public record FieldError(Estimate meanSquare, Estimate logLikelihood) {

    /**
     * Measures a field against observations.
     *
     * @param standardDeviation s, the size of residual to expect, for instance the root mean square over the training samples
     */
    public static FieldError of(Field field, Samples samples, double standardDeviation) {
        double[] squares = squares(field, samples);
        double variance = standardDeviation * standardDeviation;
        double[] likelihoods = Arrays.stream(squares)
                .map(square -> -0.5 * samples.dimension() * (Math.log(2 * Math.PI * variance) + square / variance)).toArray();
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
        return IntStream.range(0, samples.size())
                .mapToDouble(i -> Squares.meanDifference(field.at(0, samples.x()[i]), samples.velocity()[i])).toArray();
    }
}
