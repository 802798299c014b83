/**
 * Gradients that can be differentiated again.
 *
 * <p>DJL's {@link ai.djl.training.GradientCollector} gives the gradient of a loss with respect to parameters, once. A
 * Hamiltonian network needs the gradient of H with respect to its <em>input</em>, as part of the expression that the
 * loss is then differentiated through. {@link hnn.autograd.Autograd} gives that. Where the
 * inner block is an {@link hnn.network.Mlp}, trainings go a shorter way to the same numbers ({@link hnn.network.ClosedForm}); any
 * other block needs it.
 */
package hnn.autograd;
