package hnn.figure;

import static org.assertj.core.api.Assertions.assertThat;

import hnn.figure.Panel.Scale;
import hnn.phase.Times;
import java.awt.geom.Line2D;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThinningTest {

    @Test
    void thinnedCurvesCannotBeToldFromWholeOnes() {
        double[] t = Times.linspace(0, 20, 5001);
        double[] q = Arrays.stream(t).map(Math::sin).toArray();
        double[] error = Arrays.stream(t).map(x -> 1e-9 * Math.exp(x)).toArray();
        q[2500] = Double.NaN; // a gap stays a gap
        Figure figure = Thinning.of(Figure.row("thin",
                Panel.of("", "t", "q", Scale.LINEAR).with(new Mark.Curve("q", Role.HNN, t, q)),
                Panel.of("", "t", "error", Scale.LOGARITHMIC).with(new Mark.Curve("e", Role.HNN, t, error))));
        var thin = (Mark.Curve) figure.panels().get(0).marks().get(0);
        assertThat(thin.x().length).isBetween(50, 800);
        assertThat(Arrays.stream(thin.y()).filter(Double::isNaN).count()).isEqualTo(1);
        for (int i = 0; i < t.length; i++) {
            if (i != 2500) {
                assertThat(distance(thin, t[i], q[i])).isLessThan(1.01 * Thinning.TOLERANCE);
            }
        }
        assertThat(((Mark.Curve) figure.panels().get(1).marks().get(0)).x().length)
                .as("straight on its axis").isEqualTo(2);
    }

    @Test
    void aBandKeepsThePlacesThatEitherLineNeeds() {
        double[] x = Times.linspace(0, 10, 1001);
        double[] flat = new double[1001];
        double[] bent = Arrays.stream(x).map(v -> v < 5 ? v : 10 - v).toArray();
        Figure figure = Thinning
                .of(Figure.row("thin", Panel.of("", "x", "y", Scale.LINEAR).with(new Mark.Band("b", Role.HNN, x, flat, bent))));
        var thin = (Mark.Band) figure.panels().get(0).marks().get(0);
        assertThat(thin.x()).containsExactly(0, 5, 10);
        assertThat(thin.high()).containsExactly(0, 5, 0);
        assertThat(thin.low()).containsExactly(0, 0, 0);
    }

    /** The distance of a point from a curve where the panel is 20 wide and 2 high, in parts of its sides. */
    private static double distance(Mark.Curve curve, double x, double y) {
        double[] a = Arrays.stream(curve.x()).map(v -> v / 20).toArray();
        double[] b = Arrays.stream(curve.y()).map(v -> v / 2).toArray();
        return IntStream.range(1, a.length).filter(i -> !Double.isNaN(b[i - 1]) && !Double.isNaN(b[i]))
                .mapToDouble(i -> Line2D.ptSegDist(a[i - 1], b[i - 1], a[i], b[i], x / 20, y / 2)).min().orElseThrow();
    }
}
