package hnn.figure;

import java.awt.Color;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Whose a mark is: the one legend of all figures. The color says whose it is; dashes are the truth's and nobody else's.
 *
 * <p>The named roles have colors from the set of Okabe and Ito (2008), and three of Tol (2021): wine, indigo and dark green. The
 * roles without a label are for curves with any other name, integration methods for instance. Their colors are Tol's but for violet;
 * no named role has them, and color-blind readers can tell them from each other and from truth, baseline and HNN.
 */
public enum Role {
    /** The true system. */
    TRUTH("truth", 0x222222),
    /** The network without physics. */
    BASELINE("baseline", 0xD55E00),
    /** The Hamiltonian neural network. */
    HNN("HNN", 0x0072B2),
    /** The dissipative Hamiltonian neural network. */
    DISSIPATIVE("dissipative HNN", 0x882255),
    /** Where a rollout is no longer to be trusted. */
    WARNING("leaves the region of the data", 0x000000),
    /** Observed samples. */
    DATA("data", 0x009E73),
    /** Energy of motion, whoever moves. */
    KINETIC("kinetic", 0xE69F00),
    /** Energy of position. */
    POTENTIAL("potential", 0x56B4E9),
    /** The sum of the energies. */
    TOTAL("total", 0xCC79A7),
    /** Energy that friction has taken. */
    LOST("lost to friction", 0x332288),
    /** The integrator's part of an error. */
    INTEGRATOR("integrator", 0x225522),
    /** Another curve. */
    OLIVE("", 0x999933),
    /** Another curve. */
    NAVY("", 0x004488),
    /** Another curve. */
    CORAL("", 0xEE6677),
    /** Another curve. */
    GREEN("", 0x117733),
    /** Another curve. */
    PURPLE("", 0xAA3377),
    /** Another curve. */
    BROWN("", 0x663333),
    /** Another curve. */
    STEEL("", 0x6699CC),
    /** Another curve. */
    VIOLET("", 0x9955DD);

    private final String label;
    private final int rgb;

    Role(String label, int rgb) {
        this.label = label;
        this.rgb = rgb;
    }

    /** Returns the name in a legend; it is empty for the roles of other curves. */
    public String label() {
        return label;
    }

    /**
     * Returns the role with a label. Where there is none, it is one of those without a label, always the same for this label
     * as long as the JVM runs.
     */
    public static Role of(String label) {
        return OtherLabels.role(label);
    }

    /**
     * Returns the role of each label of one figure: those of {@link #of}, but where two other curves would share a color the
     * later one takes a color that is free in this figure.
     */
    static Map<String, Role> among(Collection<String> labels) {
        return OtherLabels.roles(labels);
    }

    /** Returns the roles of curves with other names. */
    static List<Role> others() {
        return Arrays.stream(values()).filter(role -> role.label.isEmpty()).toList();
    }

    /** Returns whether curves are dashed: the truth's are. */
    boolean dashed() {
        return this == TRUTH;
    }

    /** Returns the color for Java2D. */
    Color color() {
        return new Color(rgb);
    }

    /** Returns the color for a browser. */
    public String css() {
        return String.format("#%06x", rgb);
    }
}
