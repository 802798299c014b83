package hnn.figure;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which color a label has that is no role's: the next one, when the JVM draws it first, and then always this one. A page of a
 * notebook is a JVM, so a method has one color on a page.
 *
 * <p>A hash of the label would need no memory, but six labels in eight colors collide nine times in ten.
 */
final class OtherLabels {

    private static final List<Role> OTHERS = Role.others();
    private static final Map<String, Role> NAMED = Arrays.stream(Role.values()).filter(role -> !role.label().isEmpty())
            .collect(Collectors.toMap(Role::label, role -> role));
    private static final Map<String, Role> SEEN = new HashMap<>();

    private OtherLabels() {}

    static synchronized Role role(String label) {
        Role named = NAMED.get(label);
        return named != null ? named : SEEN.computeIfAbsent(label, next -> OTHERS.get(SEEN.size() % OTHERS.size()));
    }

    /** Colors repeat when a JVM has drawn more labels than there are; within a figure they still differ, if they can. */
    static Map<String, Role> roles(Collection<String> labels) {
        Map<String, Role> roles = new LinkedHashMap<>();
        for (String label : labels) {
            if (!roles.containsKey(label)) {
                Role own = role(label);
                roles.put(label, !roles.containsValue(own) ? own
                        : OTHERS.stream().filter(other -> !roles.containsValue(other)).findFirst().orElse(own));
            }
        }
        return roles;
    }
}
