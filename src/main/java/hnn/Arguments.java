package hnn;

import java.util.Arrays;
import java.util.Locale;

/** Checks of arguments. Each failure is an {@link IllegalArgumentException} that names the argument and its value. */
public final class Arguments {

    private Arguments() {}

    /** Fails unless a condition holds, with a {@link String#format} pattern that names the argument, the value and the fix. */
    public static void require(boolean condition, String message, Object... values) {
        if (!condition) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, message, values));
        }
    }

    /** Returns a finite number above zero. */
    public static double positive(String name, double value) {
        require(value > 0 && Double.isFinite(value), "%s must be a finite number above 0, not %s", name, value);
        return value;
    }

    /** Returns a finite number of at least zero. */
    public static double notNegative(String name, double value) {
        require(value >= 0 && Double.isFinite(value), "%s must be a finite number of at least 0, not %s", name, value);
        return value;
    }

    /** Returns a whole number that is not below a bound. */
    public static int atLeast(String name, int bound, int value) {
        require(value >= bound, "%s must be at least %d, not %d", name, bound, value);
        return value;
    }

    /** Returns a vector whose entries are all finite. */
    public static double[] finite(String name, double[] values) {
        if (!isFinite(values)) {
            for (int i = 0; i < values.length; i++) {
                require(Double.isFinite(values[i]), "%s[%d] must be finite, not %s", name, i, values[i]);
            }
        }
        return values;
    }

    /** Returns the dimension of a phase space, which is even: n positions and n momenta. */
    public static int phaseDimension(String name, long dimension) {
        require(dimension >= 2 && dimension % 2 == 0 && dimension <= Integer.MAX_VALUE,
                "%s must be even and at least 2 (n positions, then n momenta), not %d", name, dimension);
        return (int) dimension;
    }

    /** Returns a copy of a table of finite numbers, at least one row, each of a given length. */
    public static double[][] finiteRows(String name, double[][] rows, int width) {
        require(rows.length > 0, "%s is empty: give at least one row", name);
        double[][] copy = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            require(rows[i].length == width, "%s[%d] must have %d numbers, not %d", name, i, width, rows[i].length);
            copy[i] = rows[i].clone();
            if (!isFinite(copy[i])) {
                finite(name + "[" + i + "]", copy[i]); // a good row is not worth a name
            }
        }
        return copy;
    }

    /** Tells whether all entries are finite. */
    public static boolean isFinite(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * 0; // 0, or NaN from then on
        }
        return sum == 0;
    }

    /** Returns numbers as a message shows them; long states are cut short. */
    public static String text(double[] values) {
        return values.length <= 12 ? Arrays.toString(values)
                : Arrays.toString(Arrays.copyOf(values, 12)).replace("]", ", ..]");
    }
}
