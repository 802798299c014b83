/**
 * The networks of the paper as DJL blocks.
 *
 * <pre>
 *   HamiltonianBlock   x (batch, 2n)  ->  inner block  ->  H (batch, 1)  ->  J grad H (batch, 2n)
 *   BaselineBlock      x (batch, 2n)  ->  inner block  ->                    dx/dt    (batch, 2n)
 *
 *   LatentBlock        frames  ->  encoder  ->  z (batch, 2)  ->  decoder  ->  frames
 *                                               z  ->  one of the two above  ->  dz/dt
 * </pre>
 *
 * The first two are {@link hnn.network.FieldBlock}s: what trains one trains the other. The inner block is usually an
 * {@link hnn.network.Mlp}; for that one, the gradients are known in closed form, and a training step takes two calls of the
 * engine, one for the gradients and one for Adam. Each block can be copied out of the engine as a {@link hnn.phase.Field}.
 */
package hnn.network;
