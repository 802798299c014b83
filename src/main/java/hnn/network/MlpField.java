package hnn.network;

import ai.djl.nn.Block;
import hnn.learned.NetworkScript.Made;
import java.util.Optional;

/**
 * A field that is made of one {@link Mlp}, which has a closed form.
 *
 * @param made whether the field is the network or J grad of it
 */
public record MlpField(Mlp network, Made made) {

    /** Returns what a block's field is made of, if it is made of one network. */
    public static Optional<MlpField> of(Block block) {
        if (block instanceof HamiltonianBlock field && field.hamiltonian() instanceof Mlp network) {
            return Optional.of(new MlpField(network, Made.SYMPLECTIC_GRADIENT));
        }
        if (block instanceof BaselineBlock field && field.field() instanceof Mlp network) {
            return Optional.of(new MlpField(network, Made.VALUE));
        }
        return Optional.empty();
    }
}
