/**
 * The networks of the paper as DJL blocks.
 *
 * <pre>
 *   HamiltonianBlock   x (batch, 2n)  ->  inner block  ->  H (batch, 1)  ->  J grad H (batch, 2n)
 *   BaselineBlock      x (batch, 2n)  ->  inner block  ->                    dx/dt    (batch, 2n)
 * </pre>
 *
 * Both are {@link hnn.network.FieldBlock}s: what trains one trains the other. The inner block is usually an {@link
 * hnn.network.Mlp}. Each block can be copied out of the engine as a {@link hnn.phase.Field}.
 *
 * <p>Start with {@link hnn.network.HamiltonianBlock}, where the gradient is taken. {@link hnn.network.ClosedForm} is only for
 * speed: with an {@code Mlp} inside, a training step takes two calls of the engine, one for the gradients and one for Adam.
 */
package hnn.network;
