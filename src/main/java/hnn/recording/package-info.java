/**
 * Recordings of your own, and that of a real pendulum.
 *
 * <pre>
 *   {@link hnn.recording.Observations}  a CSV file, whose columns you name by {@link hnn.recording.Columns}
 *   {@link hnn.recording.Recording}     one angle and its rate over time, by {@link hnn.recording.PendulumRecordings}
 *   {@link hnn.recording.Derivative}    estimates dx/dt of states at even or uneven times
 * </pre>
 *
 * Both become a {@link hnn.data.Dataset}, and observations paths without velocities, too.
 */
package hnn.recording;
