/**
 * The two networks of the paper as DJL blocks.
 *
 * <pre>
 *   HamiltonianBlock   x (batch, 2n)  ->  inner block  ->  H (batch, 1)  ->  J grad H (batch, 2n)
 *   BaselineBlock      x (batch, 2n)  ->  inner block  ->                    dx/dt    (batch, 2n)
 * </pre>
 *
 * Both are {@link hnn.network.FieldBlock}s: what trains one trains the other. The inner block is usually an
 * {@link hnn.network.Mlp}.
 */
package hnn.network;
