package hnn.leastsquares;

import hnn.Cores;
import hnn.data.Dataset;
import hnn.metric.FieldError;
import hnn.phase.Field;
import hnn.training.History;
import hnn.training.Trained;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * A field whose last layer was solved for.
 *
 * @param <F> the kind of field
 */
public final class Fitted<F extends Field> {

    private static final double LOOSER = 10;

    private final Solution solution;
    private final Function<double[][], F> made;
    private final F field;
    private final double seconds;

    Fitted(Solution solution, Function<double[][], F> made, long begin) {
        this.solution = solution;
        this.made = made;
        field = made.apply(solution.weights());
        seconds = (System.nanoTime() - begin) * 1e-9;
    }

    /**
     * Returns the fit with another ridge, by the same decomposition.
     *
     * @param ridge at least 0
     * @throws IllegalArgumentException if it is 0 and the rows do not decide all weights
     */
    public Fitted<F> withRidge(double ridge) {
        return new Fitted<>(solution.withRidge(ridge), made, System.nanoTime());
    }

    /** Returns the field of the best weights. */
    public F field() {
        return field;
    }

    /**
     * Returns it as what a training leaves, for whatever takes that of {@link hnn.training.Training}: a history of one step, with
     * the losses and the time.
     *
     * @param name of the model, in pictures and tables
     * @param data the training samples that it was solved for, and others
     */
    public Trained<F> trained(String name, Dataset data) {
        return trained(field, seconds, name, data);
    }

    /** Returns any field that was solved for as what a training leaves; see the other form. */
    public static <F extends Field> Trained<F> trained(F field, double seconds, String name, Dataset data) {
        return new Trained<>(field, History.of(name, Map.of("step", new double[] {1},
                "train loss", new double[] {FieldError.of(field, data.train()).meanSquare().mean()},
                "test loss", new double[] {FieldError.of(field, data.test()).meanSquare().mean()},
                "seconds", new double[] {seconds})), false);
    }

    /** Returns the ridge, the residual and how much the data decides. */
    public Solution solution() {
        return solution;
    }

    /** Returns how long it took, the choice of the ridge included. */
    public double seconds() {
        return seconds;
    }

    /**
     * Returns fields drawn from what the data leaves open: where they agree, it is known, and where they part, it is not. They say
     * nothing of errors that all of them have: noise on the states, and what the hidden layer cannot express.
     *
     * <p>They are drawn with a tenth of the ridge. The likeliest one makes the error smallest, and part of that error is what the
     * ridge itself bends, which no draw shows; with a looser one that part is small beside the width.
     *
     * @param count how many
     * @param seed decides which
     */
    public List<F> draws(int count, long seed) {
        Solution looser = solution.withRidge(solution.ridge() / LOOSER);
        return Cores.map(count, k -> made.apply(looser.drawn(seed, k)));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s, in %.1f ms", solution, 1000 * seconds);
    }
}
