/**
 * The true systems of the paper's experiments. A system of your own is one record that implements {@link
 * hnn.system.HamiltonianSystem}: its name, its degrees of freedom, H and the gradient of H. A lambda over NDArrays is enough, too
 * ({@code hnn.own.OwnSystem}); a single path then takes a thousand times as long.
 */
package hnn.system;
