package hnn.data;

import hnn.Arguments;

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
