/**
 * The laboratory's instruments: why a rollout goes wrong, and what a motion conserves.
 *
 * <pre>
 *   errors          {@link hnn.analysis.Comparison}, {@link hnn.analysis.RelativeError}, {@link hnn.analysis.ValidTime};
 *                   {@link hnn.analysis.ErrorParts}: the integrator's part and the model's
 *   methods         {@link hnn.analysis.ConvergenceOrder}
 *   structure       {@link hnn.analysis.Symplecticity}, {@link hnn.analysis.Reversibility}, {@link hnn.analysis.PhaseAreas},
 *                   {@link hnn.analysis.FieldDerivatives}
 *   energy          {@link hnn.analysis.EnergyBudget}, {@link hnn.analysis.EnergyFit}
 *   where to trust  {@link hnn.analysis.DataRegion}
 * </pre>
 */
package hnn.analysis;
