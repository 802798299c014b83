package hnn.law;

import hnn.Arguments;
import hnn.phase.PhaseSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The terms among which a law is looked for.
 *
 * <pre>{@code TermLibrary.standard(1).and("q^6", x -> Math.pow(x[0], 6)).without("sin q")}</pre>
 *
 * @param terms no two of one name
 */
public record TermLibrary(List<Term> terms) {

    private static final int HIGHEST_POWER = 4;

    /** Copies and checks the list. */
    public TermLibrary {
        terms = List.copyOf(terms);
        Arguments.require(terms.stream().map(Term::name).distinct().count() == terms.size(),
                "two terms have one name: %s", terms.stream().map(Term::name).toList());
    }

    /**
     * Returns what is common in mechanics: of each coordinate the powers 1 to 4, of each position also sin q and 1 - cos q,
     * and the product of every two coordinates. A constant is none of them: H is known up to one.
     *
     * @param degreesOfFreedom n, at least 1
     */
    public static TermLibrary standard(int degreesOfFreedom) {
        int n = Arguments.atLeast("degreesOfFreedom", 1, degreesOfFreedom);
        List<String> names = PhaseSpace.names(2 * n);
        List<Term> terms = new ArrayList<>();
        for (int i = 0; i < 2 * n; i++) {
            int at = i;
            String name = names.get(i);
            terms.add(new Term(name, x -> x[at]));
            for (int power = 2; power <= HIGHEST_POWER; power++) {
                int exponent = power;
                terms.add(new Term(name + "^" + power, x -> Math.pow(x[at], exponent)));
            }
            if (i < n) {
                terms.add(new Term("sin " + name, x -> Math.sin(x[at])));
                terms.add(new Term("(1 - cos " + name + ")", x -> 1 - Math.cos(x[at])));
            }
            for (int j = i + 1; j < 2 * n; j++) {
                int other = j;
                terms.add(new Term(name + " " + names.get(j), x -> x[at] * x[other]));
            }
        }
        return new TermLibrary(terms);
    }

    /**
     * Returns these terms and, for bodies in the plane, the inverse distance of every two, 1/r12 and so on. The positions are
     * (x_1, .., x_k, y_1, .., y_k), as in {@link hnn.system.Bodies}.
     *
     * @param bodies k, at least 2
     */
    public TermLibrary withInverseDistances(int bodies) {
        Arguments.atLeast("bodies", 2, bodies);
        TermLibrary more = this;
        for (int i = 0; i < bodies; i++) {
            for (int j = i + 1; j < bodies; j++) {
                int first = i;
                int second = j;
                more = more.and(String.format("1/r%d%d", i + 1, j + 1),
                        x -> 1 / Math.hypot(x[first] - x[second], x[bodies + first] - x[bodies + second]));
            }
        }
        return more;
    }

    /**
     * Returns these terms and one more.
     *
     * @throws IllegalArgumentException if the name is taken
     */
    public TermLibrary and(String name, ToDoubleFunction<double[]> value) {
        List<Term> more = new ArrayList<>(terms);
        more.add(new Term(name, value));
        return new TermLibrary(more);
    }

    /**
     * Returns these terms but one.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public TermLibrary without(String name) {
        List<Term> fewer = terms.stream().filter(term -> !term.name().equals(name)).toList();
        Arguments.require(fewer.size() < terms.size(), "there is no term %s, but %s",
                name, terms.stream().map(Term::name).toList());
        return new TermLibrary(fewer);
    }
}
