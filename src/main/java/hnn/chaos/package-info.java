/**
 * Nonlinear dynamics: chaotic systems, Poincare sections, and what tells chaos from a model's error.
 *
 * <pre>
 *   {@link hnn.chaos.DoublePendulum}, {@link hnn.chaos.HenonHeiles}
 *   {@link hnn.chaos.Section}      where paths cross a surface; {@link hnn.chaos.EnergyLevels} takes starts to one energy
 *   {@link hnn.chaos.Lyapunov}     the rate at which near paths part; {@link hnn.chaos.LyapunovExponent} with its standard error
 *   {@link hnn.chaos.ErrorGrowth}  what the model does wrong, and what chaos makes of it
 * </pre>
 */
package hnn.chaos;
