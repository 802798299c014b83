package hnn.law;

import hnn.Arguments;
import hnn.phase.HamiltonianField;
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

    /** One term that a Hamiltonian may have, of (q_1..q_n, p_1..p_n); the name is printed after its constant, as in q^2. */
    public record Term(String name, ToDoubleFunction<double[]> value) {

        public Term {
            Arguments.require(!name.isBlank(), "the name of a term must not be blank");
        }
    }

    public TermLibrary {
        terms = List.copyOf(terms);
        Arguments.require(terms.stream().map(Term::name).distinct().count() == terms.size(),
                "two terms have one name: %s", terms.stream().map(Term::name).toList());
    }

    /**
     * Returns what is common in mechanics: of each coordinate the powers 1 to 4, of each position also sin q and 1 - cos q, and
     * the product of every two coordinates. A constant is none of them: H is known up to one.
     */
    public static TermLibrary standard(int degreesOfFreedom) {
        int n = Arguments.atLeast("degreesOfFreedom", 1, degreesOfFreedom);
        return common(PhaseSpace.names(2 * n), n);
    }

    /** Returns those of {@link #standard} that are of the positions alone, (q_1..q_n), for a potential. */
    public static TermLibrary ofPositions(int degreesOfFreedom) {
        int n = Arguments.atLeast("degreesOfFreedom", 1, degreesOfFreedom);
        return common(PhaseSpace.names(2 * n).subList(0, n), n);
    }

    private static TermLibrary common(List<String> names, int n) {
        List<Term> terms = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
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
            for (int j = i + 1; j < names.size(); j++) {
                int other = j;
                terms.add(new Term(name + " " + names.get(j), x -> x[at] * x[other]));
            }
        }
        return new TermLibrary(terms);
    }

    /**
     * Returns the motion under a sum of all terms, H = sum of c_k term_k. Terms have values only, so the gradient is that of the
     * polynomial through five values 1e-3 apart: for terms that vary over lengths of about 1, right to about 1e-12.
     *
     * @param constants c_k, one for each term
     */
    public HamiltonianField hamiltonian(double... constants) {
        Arguments.require(constants.length == terms.size(), "there must be %d constants, one for each term, not %d", terms.size(),
                constants.length);
        return new TermSum(terms, constants.clone());
    }

    /** Returns these terms and one more, whose name must be new. */
    public TermLibrary and(String name, ToDoubleFunction<double[]> value) {
        List<Term> more = new ArrayList<>(terms);
        more.add(new Term(name, value));
        return new TermLibrary(more);
    }

    /** Returns these terms without that of a name. */
    public TermLibrary without(String name) {
        List<Term> fewer = terms.stream().filter(term -> !term.name().equals(name)).toList();
        Arguments.require(fewer.size() < terms.size(), "there is no term %s, but %s",
                name, terms.stream().map(Term::name).toList());
        return new TermLibrary(fewer);
    }
}
