/**
 * The true systems of the experiments. A system of your own is one class, or one record, that implements
 * {@link hnn.system.HamiltonianSystem}: its name, its degrees of freedom, H and the gradient of H.
 */
package hnn.system;
