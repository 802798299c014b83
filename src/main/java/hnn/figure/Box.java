package hnn.figure;

import hnn.Arguments;
import hnn.phase.Times;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/** The part of the (q, p) plane that a picture shows: qLow to qHigh across, pLow to pHigh upwards. */
public record Box(double qLow, double qHigh, double pLow, double pHigh) {

    /** Checks the ends: finite, each low one below its high one, else an IllegalArgumentException. */
    public Box {
        Arguments.finite("the ends", new double[] {qLow, qHigh, pLow, pHigh});
        Arguments.require(qLow < qHigh && pLow < pHigh, "each low end must be below its high end, not %s..%s, %s..%s",
                qLow, qHigh, pLow, pHigh);
    }

    /** Returns the square from -half to half on either axis. */
    public static Box square(double half) {
        return new Box(-half, half, -half, half);
    }

    double[] middle() {
        return new double[] {(qLow + qHigh) / 2, (pLow + pHigh) / 2};
    }

    double[] q(int count) {
        return Times.linspace(qLow, qHigh, count);
    }

    double[] p(int count) {
        return Times.linspace(pLow, pHigh, count);
    }

    /** Returns a function's values over the plane, [row of p][column of q]. */
    double[][] values(ToDoubleFunction<double[]> function, int count) {
        return Arrays.stream(p(count)).mapToObj(row -> Arrays.stream(q(count))
                .map(column -> function.applyAsDouble(new double[] {column, row})).toArray()).toArray(double[][]::new);
    }
}
