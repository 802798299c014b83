/**
 * What a network learns from: noisy states and the velocities that belong to them, or frames of a pendulum; each split by
 * trajectory into a training and a test part.
 *
 * <pre>
 *   states   {@link hnn.data.TrajectoryData}, {@link hnn.data.Recording}   ->  {@link hnn.data.Samples}  ->  {@link hnn.data.Dataset}
 *   frames   {@link hnn.data.PendulumFrames}, {@link hnn.data.FramesFile}  ->  {@link hnn.data.Frames}   ->  {@link hnn.data.FrameDataset}
 * </pre>
 */
package hnn.data;
