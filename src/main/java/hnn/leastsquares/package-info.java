/**
 * Trained in an instant: hidden weights are drawn, and the last layer is solved for by least squares, with error bars.
 *
 * <p>{@link hnn.leastsquares.InstantTraining} takes samples and gives the fields that all else takes.
 */
package hnn.leastsquares;
