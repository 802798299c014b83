/**
 * The true systems of the experiments. A system of your own is one lambda over NDArrays, see
 * {@link hnn.system.OwnSystem}; or, over a thousand times as fast for a single path, one record that implements
 * {@link hnn.system.HamiltonianSystem}: its name, its degrees of freedom, H and the gradient of H.
 */
package hnn.system;
