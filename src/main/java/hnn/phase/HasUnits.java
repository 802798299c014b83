package hnn.phase;

/** What knows the units of its state, its time and its energy, for the axes of pictures. */
public interface HasUnits {

    /** Returns the units. */
    default Units units() {
        return Units.NATURAL;
    }
}
