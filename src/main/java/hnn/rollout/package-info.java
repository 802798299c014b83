/**
 * Rollouts: following a field through time.
 *
 * <p>An {@link hnn.rollout.Integrator} takes any {@link hnn.phase.Field}, true or learned, a start and the times asked
 * for. {@link hnn.rollout.DormandPrince} chooses its steps and is what the metrics use. A {@link hnn.rollout.StepMethod}
 * takes one step of a given size; {@link hnn.rollout.Methods} has the known ones, symplectic and reversible ones among
 * them, and a lambda is one too.
 */
package hnn.rollout;
