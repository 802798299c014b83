package hnn.figure;

import hnn.Arguments;
import java.util.Arrays;

/**
 * Something drawn in a panel, with a label for the legend and, except for maps and images, a role that gives its color. Arrays
 * are copied and checked: x and y have one length m, of at least 1, else an IllegalArgumentException. What is not finite is a gap.
 */
public sealed interface Mark {

    /**
     * How a curve is drawn; its color and its dashes follow from its role. Faint is thinner and paler, for what counts less: a
     * training loss, or what comes after a rollout has left the data. The arrows of a field are too short for dashes.
     */
    enum Line { FULL, FAINT, ARROWS }

    /** A line through points (x, y). */
    record Curve(String label, Role role, Line line, double[] x, double[] y) implements Mark {
        public Curve {
            checkLengths(x, y);
            x = withGaps(x);
            y = withGaps(y);
        }

        /** Makes a curve that is drawn as usual. */
        public Curve(String label, Role role, double[] x, double[] y) {
            this(label, role, Line.FULL, x, y);
        }

        /** Returns whether the line is dashed, which only the truth's is. */
        public boolean dashed() {
            return role == Role.TRUTH && line != Line.ARROWS;
        }

        /**
         * Returns the width in pixels of a screen. The truth's is narrow: it lies on top, and where a path runs over itself its
         * dashes fill up, so a rim of what is below must be left to be seen.
         */
        double width() {
            return line == Line.FAINT ? 1 : line == Line.ARROWS ? 2 : dashed() ? 1.5 : 2.8;
        }
    }

    /** What lies between two lines over x, low and high, in a pale color. */
    record Band(String label, Role role, double[] x, double[] low, double[] high) implements Mark {
        public Band {
            checkLengths(x, low);
            checkLengths(x, high);
            for (int i = 0; i < x.length; i++) {
                Arguments.require(!(low[i] > high[i]), "low must not be above high, as at %d: %s and %s", i, low[i], high[i]);
            }
            x = withGaps(x);
            low = withGaps(low);
            high = withGaps(high);
        }
    }

    /** Single points (x, y). */
    record Points(String label, Role role, double[] x, double[] y) implements Mark {
        public Points {
            checkLengths(x, y);
            x = withGaps(x);
            y = withGaps(y);
        }
    }

    /**
     * Levels of a function of two variables from low to high: z[row][column] over columns x and rows y, both rising and evenly
     * spaced; faint ones are pale, so that what is drawn over them is seen.
     */
    record Contours(String label, double low, double high, double[] x, double[] y, double[][] z, boolean faint) implements Mark {
        public Contours {
            Arguments.require(low < high, "low must be below high, not %s and %s", low, high);
            Arguments.require(z.length == y.length, "z must have a row for each of %d y, not %d", y.length, z.length);
            x = x.clone();
            y = y.clone();
            int columns = x.length;
            z = Arrays.stream(z).map(row -> {
                Arguments.require(row.length == columns, "each row of z must have %d numbers, not %d", columns, row.length);
                return withGaps(row);
            }).toArray(double[][]::new);
        }
    }

    /**
     * A gray picture, rows from the top: brightness 0 is drawn black, {@code white} white. Its pixels are the units of the panel,
     * which should have the scale {@link Panel.Scale#IMAGE}.
     */
    record Image(String label, double white, double[][] brightness) implements Mark {
        public Image {
            Arguments.positive("white", white);
            Arguments.require(brightness.length > 0, "brightness is empty: give at least one row");
            brightness = Arguments.finiteRows("brightness", brightness, brightness[0].length);
        }
    }

    /** Both renderers take NaN for a gap, but each something else for infinity. */
    private static double[] withGaps(double[] values) {
        return Arrays.stream(values).map(value -> Double.isFinite(value) ? value : Double.NaN).toArray();
    }

    private static void checkLengths(double[] x, double[] y) {
        Arguments.require(x.length == y.length && x.length > 0,
                "x and y must have the same length of at least 1, not %d and %d", x.length, y.length);
    }
}
