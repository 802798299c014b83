/**
 * The law read off a learned Hamiltonian: a sum of a few terms, their constants and how sure they are.
 *
 * <pre>{@code
 * var law = Law.read(hnn.field(), data.train().x(), TermLibrary.standard(1));
 * System.out.println(law);                        // H = 1.00 q^2 + 1.00 p^2
 * law.refitted(data.train().x(), refit, 9, seed)  // intervals for the true constants; refit makes data and trains
 * }</pre>
 */
package hnn.law;
