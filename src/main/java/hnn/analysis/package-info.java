/**
 * The laboratory's instruments: why a rollout goes wrong, and what a motion conserves.
 *
 * <pre>
 *   errors          {@link hnn.analysis.Comparison}, {@link hnn.analysis.ErrorParts}: the integrator's part and the model's
 *   structure       {@link hnn.analysis.Symplecticity}, {@link hnn.analysis.Reversibility}, {@link hnn.analysis.PhaseAreas}
 *   energy          {@link hnn.analysis.EnergyBudget}, {@link hnn.analysis.EnergyFit}
 *   where to trust  {@link hnn.analysis.DataRegion}, {@link hnn.analysis.Sweep} over noise and amounts of data
 * </pre>
 */
package hnn.analysis;
