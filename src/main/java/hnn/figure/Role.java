package hnn.figure;

import java.awt.Color;
import java.util.List;

/**
 * Who a curve belongs to. Colors are from the set of Okabe and Ito (2008), and one of Tol (2021), which color-blind readers can tell apart; the
 * dashes tell them apart in print.
 */
public enum Role {
    /** The true system. */
    TRUTH("truth", 0x555555, true),
    /** The network without physics. */
    BASELINE("baseline", 0xD55E00, false),
    /** The Hamiltonian neural network. */
    HNN("HNN", 0x0072B2, false),
    /** The dissipative Hamiltonian neural network. */
    DISSIPATIVE("dissipative HNN", 0x882255, false),
    /** Where a rollout is no longer to be trusted. */
    WARNING("leaves the region of the data", 0x000000, false),
    /** Observed samples. */
    DATA("data", 0x009E73, false),
    /** Energy of motion. */
    KINETIC("kinetic", 0xE69F00, false),
    /** Energy of position. */
    POTENTIAL("potential", 0x56B4E9, false),
    /** Anything else. */
    OTHER("", 0xCC79A7, false);

    private final String label;
    private final int rgb;
    private final boolean dashed;

    Role(String label, int rgb, boolean dashed) {
        this.label = label;
        this.rgb = rgb;
        this.dashed = dashed;
    }

    /** Returns the name in a legend. */
    public String label() {
        return label;
    }

    /** Returns the role with a label, {@link #OTHER} if there is none. */
    public static Role of(String label) {
        for (Role role : values()) {
            if (role.label.equals(label)) {
                return role;
            }
        }
        return OTHER;
    }

    /** How many roles there are for curves of a figure that are neither truth, baseline nor HNN. */
    static final int OTHERS = 4;

    /**
     * Returns the role with a label; where there is none, one of those that are not truth, baseline or HNN, so that curves
     * of a figure differ.
     *
     * @param number the number of the curve in the figure
     */
    static Role among(String label, int number) {
        Role own = of(label);
        return own != OTHER ? own : List.of(DATA, KINETIC, POTENTIAL, OTHER).get(number % OTHERS);
    }

    /** Returns whether curves are dashed. */
    boolean dashed() {
        return dashed;
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
