/**
 * Trained networks as plain Java arrays.
 *
 * <p>An integrator asks for one point at a time. Through an engine, each such call costs more than its arithmetic, so a
 * trained network is copied out once and evaluated here, in double arithmetic, with the gradient written by hand. Many points
 * together go through the engine, in the same precision. These fields never change and may be used from many threads.
 */
package hnn.learned;
