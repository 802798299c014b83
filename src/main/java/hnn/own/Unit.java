package hnn.own;

import static java.util.Map.entry;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A unit in the name of a column, as in "Angle (deg)" or "x [mm]".
 *
 * @param factor what a number in it is multiplied by for SI units
 * @param si the SI unit
 */
record Unit(double factor, String si) {

    private static final Pattern NAME = Pattern.compile("(.*?)\\s*(?:\\(([^()]*)\\)|\\[([^\\[\\]]*)\\])\\s*");
    private static final Unit DEGREE = new Unit(Math.toRadians(1), "rad");
    private static final Map<String, Unit> KNOWN = Map.ofEntries(
            entry("m", new Unit(1, "m")), entry("mm", new Unit(1e-3, "m")), entry("cm", new Unit(1e-2, "m")),
            entry("km", new Unit(1e3, "m")), entry("rad", new Unit(1, "rad")), entry("deg", DEGREE), entry("degrees", DEGREE),
            entry("\u00b0", DEGREE), entry("s", new Unit(1, "s")), entry("ms", new Unit(1e-3, "s")),
            entry("us", new Unit(1e-6, "s")), entry("\u00b5s", new Unit(1e-6, "s")), entry("min", new Unit(60, "s")),
            entry("rpm", new Unit(2 * Math.PI / 60, "rad/s")), entry("Hz", new Unit(1, "1/s")), entry("kg", new Unit(1, "kg")),
            entry("g", new Unit(1e-3, "kg")), entry("N", new Unit(1, "N")));

    static String plainName(String name) {
        Matcher matcher = NAME.matcher(name.strip());
        return matcher.matches() ? matcher.group(1) : name.strip();
    }

    static Unit of(String name) {
        Matcher matcher = NAME.matcher(name.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("the column " + name + " names no unit, as in \"" + name
                    + " (deg)\": use degrees(..) for angles, or multiply the numbers yourself");
        }
        String text = (matcher.group(2) == null ? matcher.group(3) : matcher.group(2)).strip();
        String[] parts = text.split("/|\\s*per\\s*", 2);
        Unit above = known(name, parts[0].strip());
        if (parts.length == 1) {
            return above;
        }
        String below = parts[1].strip().replace("²", "^2").replace("s2", "s^2");
        boolean square = below.endsWith("^2");
        Unit under = known(name, square ? below.substring(0, below.length() - 2) : below);
        return new Unit(above.factor / (square ? under.factor * under.factor : under.factor),
                above.si + "/" + under.si + (square ? "^2" : ""));
    }

    private static Unit known(String name, String text) {
        Unit unit = KNOWN.get(text);
        if (unit == null) {
            throw new IllegalArgumentException("the unit of the column " + name + " cannot be told: \"" + text + "\" is none of "
                    + KNOWN.keySet().stream().sorted().toList());
        }
        return unit;
    }
}
