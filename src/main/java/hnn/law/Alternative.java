package hnn.law;

/**
 * A term that could stand in a law in place of one that was taken, because it leaves hardly more over; see
 * {@link Law#alternatives()}.
 *
 * @param taken the term of the law
 * @param other the term that would do as well
 * @param leftOver what a law with the other term leaves over, in the measure of {@link Law#leftOver()}
 */
public record Alternative(Term taken, Term other, double leftOver) {}
