package hnn.data;

import hnn.Arguments;
import hnn.phase.Scaling;

/**
 * A training and a test part.
 *
 * @param train what the loss is taken over
 * @param test what no training step sees
 */
public record Dataset(Samples train, Samples test) {

    /** Checks that both parts live in the same phase space: their dimensions are equal. */
    public Dataset {
        Arguments.require(train.dimension() == test.dimension(), "train and test differ in dimension: %d and %d",
                train.dimension(), test.dimension());
    }

    /** Returns the data in other units. */
    public Dataset in(Scaling units) {
        return units.isNone() ? this : new Dataset(train.in(units), test.in(units));
    }

    /** Returns units in which the training part is near 1; see {@link Scaling#of}. */
    public Scaling scaling(Scaling.Freedom freedom) {
        return Scaling.of(freedom, train.x(), train.velocity());
    }

    /** Returns the dimension 2n of phase space. */
    public int dimension() {
        return train.dimension();
    }

    /** Returns the number of samples of each part. */
    @Override
    public String toString() {
        return "train: " + train + "; test: " + test;
    }
}
