/**
 * Rollouts: following a field through time.
 *
 * <p>An {@link hnn.rollout.Integrator} takes any {@link hnn.phase.Field}, true or learned, a start and the times asked
 * for. {@link hnn.rollout.RungeKutta4} is the fixed-step example to read; {@link hnn.rollout.DormandPrince} adapts its
 * step and is what the metrics use.
 */
package hnn.rollout;
