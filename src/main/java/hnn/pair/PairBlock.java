package hnn.pair;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import hnn.Arguments;
import hnn.Seeds;
import hnn.network.FieldBlock;
import hnn.network.HamiltonianBlock;
import hnn.network.Mlp;
import java.util.Arrays;
import java.util.Optional;

/**
 * The Hamiltonian neural network of bodies that see only distances: one network T for all bodies, and one V for all pairs.
 *
 * <pre>
 *   H = sum_i T(|p_i|^2, m_i) + sum_{i&lt;j} V(ln r_ij, m_i m_j, m_i + m_j) (+ sum_i U(q_i))
 *
 *   x (batch, 2 D N)    T of (batch N, 1 or 2), V of (batch N (N-1) / 2, 1 or 3)    output (batch, 2 D N)
 * </pre>
 *
 * Its H is the same for bodies that are exchanged, moved, turned or mirrored, by construction. Masses go in only where bodies differ. Source
 * of the idea: Sanchez-Gonzalez et al. 2019, Hamiltonian Graph Networks with ODE Integrators (arXiv 1909.12790).
 */
public final class PairBlock extends AbstractBlock implements FieldBlock<LearnedPairs> {

    private static final byte VERSION = 1;

    private final HamiltonianBlock field;
    private final Sum sum;

    /**
     * Makes H of networks.
     *
     * @param space dimension of space, 2 or 3
     * @param masses of the bodies
     * @param kinetic T, of 1 number where all masses are the same, else of 2
     * @param potential V, of 1 number where all masses are the same, else of 3
     */
    public PairBlock(int space, double[] masses, Mlp kinetic, Mlp potential) {
        this(space, masses, kinetic, potential, Optional.empty());
    }

    /**
     * Makes H of networks, with an outer potential, which knows where space begins: what it is for is what it breaks.
     *
     * @param outer U, of the D numbers of a place
     */
    public PairBlock(int space, double[] masses, Mlp kinetic, Mlp potential, Mlp outer) {
        this(space, masses, kinetic, potential, Optional.of(outer));
    }

    private PairBlock(int space, double[] masses, Mlp kinetic, Mlp potential, Optional<Mlp> outer) {
        super(VERSION);
        sum = new Sum(space, masses, kinetic, potential, outer);
        field = addChildBlock("field", new HamiltonianBlock(sum));
    }

    /** Makes H of networks of two hidden layers. */
    public static PairBlock of(int space, double[] masses, int hidden, long seed) {
        boolean differ = PairInputs.differ(masses);
        return new PairBlock(space, masses, new Mlp(differ ? 2 : 1, hidden, 1, seed),
                new Mlp(differ ? 3 : 1, hidden, 1, Seeds.derive(seed, "V")));
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters, NDList inputs, boolean training, PairList<String, Object> options) {
        return field.forward(parameters, inputs, training, options);
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        return new Shape[] {inputs[0]};
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
        field.initialize(manager, type, inputs);
    }

    @Override
    public String name() {
        return "pair HNN";
    }

    @Override
    public LearnedPairs toField() {
        return new LearnedPairs(sum.masses, sum.space, sum.kinetic.toPlain(), sum.potential.toPlain(),
                sum.outer.map(Mlp::toPlain));
    }

    /** H, (batch, 1). */
    private static final class Sum extends AbstractBlock {

        private static final byte VERSION = 1;

        private final int space;
        private final double[] masses;
        private final Mlp kinetic;
        private final Mlp potential;
        private final Optional<Mlp> outer;
        private final boolean differ;

        Sum(int space, double[] masses, Mlp kinetic, Mlp potential, Optional<Mlp> outer) {
            super(VERSION);
            this.space = space;
            this.masses = Pairs.masses(space, masses);
            this.kinetic = addChildBlock("kinetic", kinetic);
            this.potential = addChildBlock("potential", potential);
            this.outer = outer.map(network -> addChildBlock("outer", network));
            differ = PairInputs.differ(masses);
        }

        @Override
        public Shape[] getOutputShapes(Shape[] inputs) {
            return new Shape[] {new Shape(inputs[0].get(0), 1)};
        }

        @Override
        protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
            int dimension = 2 * space * masses.length;
            Arguments.require(inputs[0].get(1) == dimension, "states of %d bodies in %d dimensions have %d numbers, not %d",
                    masses.length,
                    space, dimension, inputs[0].get(1));
            FieldBlock.initialize(kinetic, 1, manager, type, new Shape(1, differ ? 2 : 1));
            FieldBlock.initialize(potential, 1, manager, type, new Shape(1, differ ? 3 : 1));
            outer.ifPresent(network -> FieldBlock.initialize(network, 1, manager, type, new Shape(1, space)));
        }

        @Override
        protected NDList forwardInternal(
                ParameterStore parameters, NDList inputs, boolean training, PairList<String, Object> options) {
            NDList halves = inputs.singletonOrThrow().split(2, 1);
            NDArray q = halves.get(0).reshape(-1, space, masses.length);                       // (batch, D, N)
            NDArray p = halves.get(1).reshape(-1, space, masses.length);
            NDArray apart = q.matMul(differences(q));                                           // (batch, D, pairs)
            NDArray logarithms = apart.square().sum(new int[] {1}).log().mul(0.5);              // (batch, pairs)
            NDArray squares = p.square().sum(new int[] {1});                                    // (batch, N)
            double[] ones = new double[Pairs.count(masses.length)];
            Arrays.fill(ones, 1);
            NDArray energy =
                    total(parameters, training, kinetic, squares, PairInputs.ofBodies(new double[masses.length], masses, differ))
                            .add(total(parameters, training, potential, logarithms, PairInputs.ofPairs(ones, masses, differ)));
            if (outer.isPresent()) {
                NDArray places = q.transpose(0, 2, 1).reshape(-1, space);                       // (batch N, D)
                NDArray each = outer.get().forward(parameters, new NDList(places), training).singletonOrThrow();
                energy = energy.add(each.reshape(-1, masses.length).sum(new int[] {1}, true));
            }
            return new NDList(energy);
        }

        /** Returns +1 and -1 for the bodies of each pair, (N, pairs). */
        private NDArray differences(NDArray like) {
            int pairs = Pairs.count(masses.length);
            float[] signs = new float[masses.length * pairs];
            Pairs.map(masses.length, (i, j, pair) -> {
                signs[i * pairs + pair] = 1;
                signs[j * pairs + pair] = -1;
                return 0;
            });
            return like.getManager().create(signs, new Shape(masses.length, pairs)).toType(like.getDataType(), false);
        }

        /**
         * Returns the sum of a network over all bodies, or pairs, (batch, 1).
         *
         * @param first what it takes, (batch, count)
         * @param inputs the same for one state, with the masses beside it
         */
        private NDArray total(ParameterStore parameters, boolean training, Mlp network, NDArray first, double[][] inputs) {
            long batch = first.getShape().get(0);
            int count = inputs.length;
            NDArray all = first.reshape(-1, 1);
            if (inputs[0].length > 1) {
                float[] masses = new float[count * (inputs[0].length - 1)];
                for (int k = 0; k < masses.length; k++) {
                    masses[k] = (float) inputs[k / (inputs[0].length - 1)][1 + k % (inputs[0].length - 1)];
                }
                NDArray beside = first.getManager().create(masses, new Shape(count, inputs[0].length - 1))
                        .toType(first.getDataType(), false).broadcast(new Shape(batch, count, inputs[0].length - 1));
                all = all.concat(beside.reshape(-1, inputs[0].length - 1), 1);
            }
            return network.forward(parameters, new NDList(all), training).singletonOrThrow().reshape(-1, count)
                    .sum(new int[] {1}, true);
        }
    }
}
