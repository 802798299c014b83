/**
 * The Hamiltonian neural network that knows that H splits, H = T(p) + V(q): the explicit symplectic methods can follow it.
 *
 * <pre>
 *   {@link hnn.separable.SeparableBlock}  ->  {@link hnn.separable.LearnedSeparable}
 * </pre>
 */
package hnn.separable;
