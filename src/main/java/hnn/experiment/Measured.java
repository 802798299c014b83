package hnn.experiment;

import hnn.metric.Estimate;
import hnn.metric.RolloutError;

/** What was measured of one trained model, whatever it saw. */
public interface Measured {

    /** Returns the model's name. */
    String model();

    /** Returns the loss on the training samples: the mean squared error of dx/dt, or the whole loss of a model of frames. */
    Estimate trainLoss();

    /** Returns the same on the test samples. */
    Estimate testLoss();

    /** Returns the errors along the rollouts. */
    RolloutError rollout();

    /** Returns how long the model trained. */
    double trainingSeconds();
}
