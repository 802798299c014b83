package hnn.network;

import ai.djl.ndarray.types.DataType;
import hnn.learned.LearnedField;
import hnn.learned.LearnedHamiltonian;
import hnn.learned.TanhNetwork;
import hnn.phase.Field;
import hnn.phase.HamiltonianField;

/**
 * A trained network back in the engine, for thousands of points at once: the engine's matrix products use all cores.
 *
 * <pre>{@code
 * try (var engine = EngineNetwork.single(hnn.field().network())) {
 *     paths = Methods.rungeKutta4().every(0.01).integrate(engine.hamiltonian(), starts, times);
 * }
 * }</pre>
 *
 * The gradient is in closed form, as in {@link TanhNetwork#gradient}, all layers in one call. For one point the call alone
 * takes longer than plain Java, which is used then. The weights are native: close the network after use.
 */
public final class EngineNetwork implements AutoCloseable {

    /** Below, plain Java is faster. */
    private static final int FEW = 32;

    private final TanhNetwork network;
    private final LogisticNetwork engine;

    private EngineNetwork(TanhNetwork network, DataType type) {
        this.network = network;
        engine = new LogisticNetwork(network, type);
    }

    /** Puts a network into the engine in double precision: the numbers are those of plain Java up to round-off. */
    public static EngineNetwork of(TanhNetwork network) {
        return new EngineNetwork(network, DataType.FLOAT64);
    }

    /**
     * Puts a network into the engine in single precision, in which it was trained: about twice as fast, and right to 1e-6 or
     * so. For pictures and statistics of many paths.
     */
    public static EngineNetwork single(TanhNetwork network) {
        return new EngineNetwork(network, DataType.FLOAT32);
    }

    /**
     * Returns the network as H; it lives as long as this does.
     *
     * @throws IllegalArgumentException if the network has not one output
     */
    public HamiltonianField hamiltonian() {
        var plain = new LearnedHamiltonian(network);
        return new HamiltonianField() {
            @Override
            public double hamiltonian(double[] x) {
                return plain.hamiltonian(x);
            }

            @Override
            public double[] gradient(double[] x) {
                return plain.gradient(x);
            }

            @Override
            public double[][] gradients(double[][] states) {
                return states.length < FEW ? plain.gradients(states) : engine.gradients(states);
            }

            @Override
            public int pointsTogether() {
                return Integer.MAX_VALUE;
            }
        };
    }

    /**
     * Returns the network as a field; it lives as long as this does.
     *
     * @throws IllegalArgumentException if the network has not as many outputs as inputs
     */
    public Field field() {
        var plain = new LearnedField(network);
        return new Field() {
            @Override
            public double[] at(double t, double[] x) {
                return plain.at(t, x);
            }

            @Override
            public double[][] atAll(double t, double[][] states) {
                return states.length < FEW ? plain.atAll(t, states) : engine.values(states);
            }

            @Override
            public int pointsTogether() {
                return Integer.MAX_VALUE;
            }
        };
    }

    /** Releases the weights. */
    @Override
    public void close() {
        engine.close();
    }
}
