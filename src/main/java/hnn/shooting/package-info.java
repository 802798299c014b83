/**
 * Learning from paths that have no velocities: the field is followed through segments of the paths, by a method whose steps the
 * engine records.
 *
 * <pre>
 *   {@link hnn.shooting.PathData}  ->  {@link hnn.shooting.Segments}  ->  {@link hnn.shooting.PathTraining}  ->  a field
 * </pre>
 *
 * <p>A {@link hnn.shooting.FittedStart} is where a rollout beside a recording begins. Source: multiple shooting, Bock 1983.
 */
package hnn.shooting;
