package hnn.rollout;

/**
 * What is known of a method.
 *
 * @param name what a reader knows it by
 * @param order k, where the error at a fixed time falls with the k-th power of the step; 0 where it is not known
 * @param symplectic whether a step keeps the symplectic form, and so the areas of phase space
 * @param reversible whether a step back undoes a step: the method is symmetric
 * @param takes the fields it is for
 * @param source where it comes from
 * @param tableau its coefficients, laid out for a reader
 */
public record MethodFacts(
        String name, int order, boolean symplectic, boolean reversible, Takes takes, String source, String tableau) {

    /** What is known of a method that says nothing of itself. */
    static final MethodFacts UNKNOWN = new MethodFacts("user-defined method", 0, false, false, Takes.ANY_FIELD, "", "");

    /** Which fields a method is for. */
    public enum Takes {
        /** Any field, a learned baseline among them. */
        ANY_FIELD("any field"),
        /** Fields that come from an H. */
        HAMILTONIAN("any H"),
        /** Fields of an H that splits into T(p) + V(q). */
        SEPARABLE("H = T(p) + V(q)");

        private final String words;

        Takes(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }
}
