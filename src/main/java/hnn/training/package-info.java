/**
 * Training: one short loop for every field block, on DJL's Trainer.
 *
 * <pre>
 *   loss = mean over rows and coordinates of (f(x) - dx/dt)^2
 * </pre>
 *
 * <p>Source: Greydanus et al. 2019, equation 3 and section 3.
 */
package hnn.training;
