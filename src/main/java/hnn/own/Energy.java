package hnn.own;

import ai.djl.ndarray.NDArray;

/**
 * A Hamiltonian as an expression of NDArrays, for many states at once.
 *
 * <pre>{@code Energy spring = (q, p) -> q.square().add(p.square()).mul(0.5).sum(new int[] {1});}</pre>
 */
@FunctionalInterface
public interface Energy {

    /**
     * Returns H of each state.
     *
     * @param q the positions, (batch, n), in double precision
     * @param p the momenta, (batch, n)
     * @return (batch) or (batch, 1); row i must come from row i of q and p alone
     */
    NDArray of(NDArray q, NDArray p);
}
