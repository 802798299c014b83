/**
 * The true systems of the experiments. A system of your own is one lambda over NDArrays, see
 * {@link hnn.system.OwnSystem}; or, a hundred times as fast, one record that implements {@link hnn.system.HamiltonianSystem}: its
 * name, its degrees of freedom, H and the gradient of H.
 */
package hnn.system;
