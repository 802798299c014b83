package hnn.experiment;

/**
 * The authors' numbers for one model in one experiment, from the README of the paper's code.
 *
 * @param train the loss on the training samples
 * @param test the same on the test samples
 * @param energy the energy metric
 */
public record Published(double train, double test, double energy) {}
