package hnn.figure;

import hnn.Arguments;

/** Something drawn in a panel. */
public sealed interface Mark {

    /** How a curve is drawn; its color and its dashes follow from its role. */
    enum Line {
        /** As usual. */
        FULL,
        /** Thinner and paler, for what counts less: a training loss, or what comes after a rollout has left the data. */
        FAINT,
        /** The arrows of a field, too short for dashes. */
        ARROWS
    }

    /**
     * A line through points (x, y), each of length m; NaN leaves a gap.
     *
     * @param label the name in the legend
     * @param role gives the color, and dashes to the truth alone
     */
    record Curve(String label, Role role, Line line, double[] x, double[] y) implements Mark {

        /** Copies and checks the arrays. */
        public Curve {
            checkLengths(x, y);
            x = x.clone();
            y = y.clone();
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

    /** What lies between two lines over x, low and high, in a pale color; all of length m. */
    record Band(String label, Role role, double[] x, double[] low, double[] high) implements Mark {

        /** Copies and checks the arrays. */
        public Band {
            checkLengths(x, low);
            checkLengths(x, high);
            for (int i = 0; i < x.length; i++) {
                Arguments.require(low[i] <= high[i], "low must not be above high, as at %d: %s and %s", i, low[i], high[i]);
            }
            x = x.clone();
            low = low.clone();
            high = high.clone();
        }
    }

    /** Single points (x, y), each of length m. */
    record Points(String label, Role role, double[] x, double[] y) implements Mark {

        /** Copies and checks the arrays. */
        public Points {
            checkLengths(x, y);
            x = x.clone();
            y = y.clone();
        }
    }

    /**
     * Levels of a function of two variables.
     *
     * @param low the lowest level
     * @param high the highest level
     * @param x the grid's columns, rising and evenly spaced
     * @param y the grid's rows, rising and evenly spaced
     * @param z the values, z[row][column]
     * @param faint whether the colors are pale, so that what is drawn over them is seen
     */
    record Contours(String label, double low, double high, double[] x, double[] y, double[][] z, boolean faint)
            implements Mark {

        /** Copies and checks the arrays. */
        public Contours {
            Arguments.require(low < high, "low must be below high, not %s and %s", low, high);
            Arguments.require(z.length == y.length, "z must have a row for each of %d y, not %d", y.length, z.length);
            x = x.clone();
            y = y.clone();
            z = Arguments.finiteRows("z", z, x.length);
        }
    }

    /**
     * A gray picture. Its pixels are the units of the panel, which should have the scale {@link Panel.Scale#IMAGE}.
     *
     * @param white the brightness that is drawn white; 0 is drawn black
     * @param brightness rows from the top, all of one length
     */
    record Image(String label, double white, double[][] brightness) implements Mark {

        /** Copies and checks the rows. */
        public Image {
            Arguments.positive("white", white);
            Arguments.require(brightness.length > 0, "brightness is empty: give at least one row");
            brightness = Arguments.finiteRows("brightness", brightness, brightness[0].length);
        }
    }

    private static void checkLengths(double[] x, double[] y) {
        Arguments.require(x.length == y.length && x.length > 0,
                "x and y must have the same length of at least 1, not %d and %d", x.length, y.length);
    }
}
