/**
 * Phase space, the words that everything else is said in.
 *
 * <p>A mechanical system with n degrees of freedom has n positions q and n momenta p. Its state is one point
 * x = (q_1, .., q_n, p_1, .., p_n) of phase space, always in this order. The Hamiltonian H(q, p) is a scalar; it gives
 * the motion through Hamilton's equations
 *
 * <pre>
 *   dq/dt =  dH/dp
 *   dp/dt = -dH/dq        or, in one line,   dx/dt = J grad H,   J = [[0, I], [-I, 0]]
 * </pre>
 *
 * J grad H is the symplectic gradient of H. It is at right angles to grad H, which is why the motion conserves H. Everywhere
 * in this library J has this sign. A {@link hnn.phase.Scaling} takes q, p and t to other units and leaves these equations as they are.
 *
 * <p>Source: Greydanus et al. 2019, equations 1 and 2; Goldstein, Classical Mechanics, chapter 8.
 */
package hnn.phase;
