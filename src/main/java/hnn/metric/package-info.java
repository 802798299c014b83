/**
 * Figures of merit: of a field against samples, and of rollouts against the true path.
 *
 * <p>Each is an {@link hnn.metric.Estimate}, a mean with its standard error, over points or over starts.
 *
 * <p>Why an error grows: {@link hnn.analysis.ErrorParts} tells the integrator's part from the model's, and
 * {@link hnn.analysis.ErrorGrowth} what the model does wrong from what chaos makes of it; {@link hnn.analysis.Lyapunov} measures
 * chaos.
 */
package hnn.metric;


