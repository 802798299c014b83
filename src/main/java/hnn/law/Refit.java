package hnn.law;

import hnn.phase.HamiltonianField;

/**
 * How a Hamiltonian is learned: data from a truth, then a training. A law is refitted by it; see {@link Law#refitted}.
 *
 * <pre>{@code
 * Refit refit = (truth, other) -> {
 *     var data = TrajectoryData.generate(truth, starts, settings.withSeed(other));
 *     return Training.train(new HamiltonianBlock(new Mlp(2, 100, 1, other)), data, budget.withSeed(other)).field();
 * };
 * }</pre>
 */
@FunctionalInterface
public interface Refit {

    /**
     * Makes data from a truth and learns from it, just as the law's own network was trained: as much data, as noisy, and the same
     * budget.
     *
     * @param seed decides all that is chance: starts, noise, first weights, batches
     */
    HamiltonianField learn(HamiltonianField truth, long seed);
}
