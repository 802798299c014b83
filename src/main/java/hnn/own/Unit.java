package hnn.own;

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
    private static final double DEGREE = Math.PI / 180;
    private static final Map<String, Unit> LENGTHS = Map.of("m", new Unit(1, "m"), "mm", new Unit(1e-3, "m"), "cm",
            new Unit(1e-2, "m"), "km", new Unit(1e3, "m"), "rad", new Unit(1, "rad"), "deg", new Unit(DEGREE, "rad"), "°",
            new Unit(DEGREE, "rad"), "s", new Unit(1, "s"), "ms", new Unit(1e-3, "s"), "min", new Unit(60, "s"));
    private static final Map<String, Unit> OTHERS = Map.of("µs", new Unit(1e-6, "s"), "us", new Unit(1e-6, "s"), "rpm",
            new Unit(2 * Math.PI / 60, "rad/s"), "g", new Unit(1e-3, "kg"), "kg", new Unit(1, "kg"), "N", new Unit(1, "N"), "Hz",
            new Unit(1, "1/s"), "degrees", new Unit(DEGREE, "rad"));

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
        Unit unit = LENGTHS.getOrDefault(text, OTHERS.get(text));
        if (unit == null) {
            throw new IllegalArgumentException("the unit of the column " + name + " cannot be told: \"" + text + "\" is none of "
                    + LENGTHS.keySet().stream().sorted().toList() + " and " + OTHERS.keySet().stream().sorted().toList());
        }
        return unit;
    }
}
