/**
 * Mechanical systems whose momenta nobody has measured, from positions, or from positions and their rates of change.
 *
 * <pre>
 *   L(q, v) = v^T M(q) v / 2 - V(q),    d/dt (M v) = dL/dq - D v
 * </pre>
 *
 * <p>{@link hnn.mechanics.MechanicalTraining} finds M, V and the friction D; a {@link hnn.mechanics.LearnedMechanics} is the motion of
 * (q, v), and has the Hamiltonian of (q, p), p = M v. A {@link hnn.mechanics.LagrangianBlock} is trained by Adam, with a network as L or
 * a {@link hnn.mechanics.MechanicalLagrangian}, whose M and V are networks.
 */
package hnn.mechanics;
