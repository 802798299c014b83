/**
 * Training: one loop for every block, on DJL's Trainer.
 *
 * <pre>
 *   of a field    loss = mean over rows and coordinates of (f(x) - dx/dt)^2
 *   of frames     loss = reconstruction + momentum + dynamics, see {@link hnn.training.LatentLoss}
 * </pre>
 *
 * <p>{@link hnn.training.Training} is the way in. With {@link hnn.training.Checkpoints} a training that was stopped goes
 * on from a file, to the same bits.
 *
 * <p>Source: Greydanus et al. 2019, equation 3 and sections 3 and 5.
 */
package hnn.training;
