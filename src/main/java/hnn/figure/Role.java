package hnn.figure;

import java.awt.Color;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Whose a mark is: the one legend of all figures. The color says it; only the truth is dashed.
 *
 * <p>The named roles have colors from the set of Okabe and Ito (2008), and three of Tol (2021): wine, indigo and dark green. The
 * roles without a label are for curves with any other name, integration methods for instance. Their colors are Tol's, except
 * violet; no named role has them, and color-blind readers can tell them from each other and from truth, baseline and HNN.
 */
public enum Role {
    /** The true system, the network without physics, the Hamiltonian neural network, and the dissipative one. */
    TRUTH("truth", 0x222222), BASELINE("baseline", 0xD55E00), HNN("HNN", 0x0072B2), DISSIPATIVE("dissipative HNN", 0x882255),
    /** Where a rollout is no longer to be trusted; observed samples. */
    WARNING("leaves the region of the data", 0x000000), DATA("data", 0x009E73),
    /** Energies, whoever moves: of motion, of position, their sum, and what friction has taken. */
    KINETIC("kinetic", 0xE69F00), POTENTIAL("potential", 0x56B4E9), TOTAL("total", 0xCC79A7), LOST("lost to friction", 0x332288),
    /** The integrator's part of an error. */
    INTEGRATOR("integrator", 0x225522),
    /** The roles without a label. */
    OLIVE("", 0x999933), NAVY("", 0x004488), CORAL("", 0xEE6677), GREEN("", 0x117733), PURPLE("", 0xAA3377), BROWN("",
            0x663333), STEEL("", 0x6699CC), VIOLET("", 0x9955DD);

    /** Colors given away. A hash of the label would need no memory, but six labels in eight colors collide nine times in ten. */
    private static final Map<String, Role> SEEN = new HashMap<>();

    private final String label;
    private final int rgb;

    Role(String label, int rgb) {
        this.label = label;
        this.rgb = rgb;
    }

    /** Returns the name in a legend, empty for the roles of other curves. */
    public String label() {
        return label;
    }

    /**
     * Returns the role with a label. Any other label gets the next of the roles without one when the JVM first draws it, and
     * keeps it. A page of a notebook is a JVM, so a method has one color on a page.
     */
    public static synchronized Role of(String label) {
        return Arrays.stream(values()).filter(role -> !label.isEmpty() && role.label.equals(label)).findFirst()
                .orElseGet(() -> SEEN.computeIfAbsent(label, next -> others().get(SEEN.size() % others().size())));
    }

    /**
     * Returns the role of each label of one figure: those of {@link #of}, but where two other curves would share a color, since
     * the JVM has drawn more labels than there are colors, the later one takes a color that is free in this figure.
     */
    public static Map<String, Role> among(Collection<String> labels) {
        Map<String, Role> roles = new LinkedHashMap<>();
        for (String label : new LinkedHashSet<>(labels)) {
            Role own = of(label);
            roles.put(label, !roles.containsValue(own) ? own
                    : others().stream().filter(other -> !roles.containsValue(other)).findFirst().orElse(own));
        }
        return roles;
    }

    /** Returns the roles of curves with other names. */
    static List<Role> others() {
        return Arrays.stream(values()).filter(role -> role.label.isEmpty()).toList();
    }

    /** Returns the color for Java2D. */
    Color color() {
        return new Color(rgb);
    }

    /** Returns the color for a browser. */
    public String css() {
        return String.format(Locale.ROOT, "#%06x", rgb);
    }
}
