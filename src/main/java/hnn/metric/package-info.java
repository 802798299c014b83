/**
 * Figures of merit: of a field against samples, and of rollouts against the true path.
 *
 * <p>Each is an {@link hnn.metric.Estimate}, a mean with its standard error, over points or over starts.
 *
 * <p>Why an error grows: {@link hnn.metric.ErrorParts} tells the integrator's part from the model's, and
 * {@link hnn.metric.ErrorGrowth} what the model does wrong from what chaos makes of it; {@link hnn.metric.Lyapunov} measures
 * chaos.
 */
package hnn.metric;

