package hnn.sweep;

import java.io.Serializable;

/**
 * What is done for each point of a grid, in a process of its own: a lambda from settings and a seed to a row of a table.
 *
 * <p>The lambda is sent to that process with the classes and variables of the cell that it uses; what it makes, it makes there.
 * All chance must come from the seed.
 */
@FunctionalInterface
public interface Job extends Serializable {

    /**
     * Does the job.
     *
     * @throws Exception if it fails: the sweep goes on, and names the job and the exception
     */
    Result run(Settings settings, long seed) throws Exception;
}
