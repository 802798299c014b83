package hnn.phase;

/** The units of a system's quantities, as axes name them: of q, p, t and H. */
public record Units(String position, String momentum, String time, String energy) {

    /** Units in which the system's constants are plain numbers, as in most of the paper. */
    public static final String NATURAL_UNITS = "natural units";

    /** All quantities in natural units. */
    public static final Units NATURAL = new Units(NATURAL_UNITS, NATURAL_UNITS, NATURAL_UNITS, NATURAL_UNITS);

    /** The position is an angle in radians; all else is in natural units. */
    public static final Units ANGLE = new Units("rad", NATURAL_UNITS, NATURAL_UNITS, NATURAL_UNITS);

    /** A recorded pendulum: an angle in radians over seconds, whose momentum is its rate. */
    public static final Units RECORDED_ANGLE = new Units("rad", "(rad/s)", "s", "(rad/s)²");

    /** Returns the units of a field, natural ones where it knows none: a network does not. */
    public static Units of(Field field) {
        return field instanceof HasUnits known ? known.units() : NATURAL;
    }

    /** Returns the title of an axis of positions. */
    public String positionAxis(String symbol) {
        return title(position.equals("rad") ? "angle" : "position", symbol, position);
    }

    /** Returns the title of an axis of momenta. */
    public String momentumAxis(String symbol) {
        return title("momentum", symbol, momentum);
    }

    /** Returns the title of an axis of times. */
    public String timeAxis() {
        return title("time", "t", time);
    }

    /** Returns the title of an axis of energies. */
    public String energyAxis(String symbol) {
        return title("energy", symbol, energy);
    }

    /**
     * Returns the title of an axis: words, symbol and unit, as in "time t / s" or "momentum p (natural units)". Symbol and unit
     * may be empty.
     */
    public static String title(String words, String symbol, String unit) {
        String name = symbol.isEmpty() ? words : words + " " + symbol;
        if (unit.isEmpty()) {
            return name;
        }
        return unit.equals(NATURAL_UNITS) ? name + " (" + unit + ")" : name + " / " + unit;
    }
}
