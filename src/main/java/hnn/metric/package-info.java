/**
 * Measures of quality: of a field against samples, and of rollouts against the true path.
 *
 * <p>Each is an {@link hnn.metric.Estimate}, a mean with its standard error, over points or over starts.
 */
package hnn.metric;
