/**
 * Training: one loop for every block, on DJL's Trainer.
 *
 * <pre>
 *   loss = mean over rows and coordinates of (f(x) - dx/dt)^2
 * </pre>
 *
 * <p>{@link hnn.training.Training} is the way in; Adam steps in {@link hnn.training.PyTorchAdam}. Anything else to minimize is an
 * {@link hnn.training.Objective}. With {@link hnn.training.Checkpoints} a training that was stopped goes
 * on from a file, to the same bits.
 *
 * <p>Source: Greydanus et al. 2019, equation 3 and section 3.
 */
package hnn.training;

