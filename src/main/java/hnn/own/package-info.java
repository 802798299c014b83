/**
 * What you bring: a Hamiltonian as one lambda, recordings, and that of a real pendulum.
 *
 * <pre>
 *   {@link hnn.own.OwnSystem}     H over NDArrays, an {@link hnn.own.Energy}; its gradient by autograd
 *   {@link hnn.own.Measurements}  any table of numbers, read and prepared
 *   {@link hnn.own.Observations}  its paths, whose columns you name by {@link hnn.own.Columns}
 *   {@link hnn.own.Recording}     one angle and its rate over time, by {@link hnn.own.PendulumRecordings}
 *   {@link hnn.own.Derivative}    estimates dx/dt of states at even or uneven times
 * </pre>
 *
 * Recordings become a {@link hnn.data.Dataset}, and observations paths without velocities, too.
 */
package hnn.own;
