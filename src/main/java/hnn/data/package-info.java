/**
 * What a network learns from: noisy states and the velocities that belong to them, split by trajectory into a training and
 * a test part.
 *
 * <pre>
 *   {@link hnn.data.TrajectoryData}, or a recording (hnn.own)  ->  {@link hnn.data.Samples}  ->  {@link hnn.data.Dataset}
 * </pre>
 */
package hnn.data;
