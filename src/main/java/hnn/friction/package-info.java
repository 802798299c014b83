/**
 * Motion with friction, which a Hamiltonian alone cannot describe: the dissipative HNN, a rotation and a gradient together.
 *
 * <pre>
 *   {@link hnn.friction.HelmholtzBlock}  dx/dt = J grad H + grad D
 *   {@link hnn.friction.RayleighBlock}   D(p), Rayleigh's dissipation function
 *   {@link hnn.friction.GradientBlock}   dx/dt = grad D alone
 *   {@link hnn.friction.DampedBlock}     dx/dt = (J - R) grad H, with a {@link hnn.friction.PositiveMatrix} R, which only takes
 *   {@link hnn.friction.Damped}          a true system with friction
 * </pre>
 */
package hnn.friction;
