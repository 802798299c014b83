/**
 * Training: one loop for every block, on DJL's Trainer.
 *
 * <pre>
 *   loss = mean over rows and coordinates of (f(x) - dx/dt)^2
 * </pre>
 *
 * <p>{@link hnn.training.Training} is the way in; Adam steps in {@link hnn.training.PyTorchAdam}. Anything else to minimize is an
 * {@link hnn.training.Objective}. Where a training is kept, to be resumed, is a {@link hnn.training.Checkpointing}.
 *
 * <p>Source: Greydanus et al. 2019, equation 3 and section 3.
 */
package hnn.training;
