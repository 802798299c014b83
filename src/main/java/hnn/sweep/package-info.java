/**
 * Sweeps: many jobs, each in a process of its own.
 *
 * <pre>
 *   which      {@link hnn.sweep.Grid} of settings and seeds
 *   what       {@link hnn.sweep.Job}, a lambda to a {@link hnn.sweep.Result}
 *   where      {@link hnn.sweep.Workplace}: {@link hnn.sweep.Processes} of this machine, or a cluster
 *   all of it  {@link hnn.sweep.Jobs}, with {@link hnn.sweep.Limits}, kept in a {@link hnn.sweep.SweepFile}
 * </pre>
 *
 * <p>A lambda goes to its process as {@link hnn.sweep.Cargo}, with what it uses of the notebook.
 */
package hnn.sweep;
