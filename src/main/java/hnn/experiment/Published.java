package hnn.experiment;

/** The authors' losses and energy metric for one model in one experiment, from the README of the paper's code. */
public record Published(double train, double test, double energy) {}
