package hnn.network;

import ai.djl.nn.Block;
import java.util.Optional;

/**
 * A field that is made of one {@link Mlp}, which has a closed form.
 *
 * @param hamiltonian whether the field is J grad of the network, not the network
 */
public record MlpField(Mlp network, boolean hamiltonian) {

    /** Returns what a block's field is made of, if it is made of one network. */
    public static Optional<MlpField> of(Block block) {
        if (block instanceof HamiltonianBlock field && field.hamiltonian() instanceof Mlp network) {
            return Optional.of(new MlpField(network, true));
        }
        if (block instanceof BaselineBlock field && field.field() instanceof Mlp network) {
            return Optional.of(new MlpField(network, false));
        }
        return Optional.empty();
    }
}
