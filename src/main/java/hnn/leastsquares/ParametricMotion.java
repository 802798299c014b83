package hnn.leastsquares;

/** A motion dx/dt = f(x; c) whose constants c are looked for, with its derivatives. */
@FunctionalInterface
public interface ParametricMotion {

    /**
     * The motion at one state.
     *
     * @param value f
     * @param byState df/dx, a row for each coordinate of f
     * @param byConstants df/dc, a row for each coordinate of f
     */
    record Slope(double[] value, double[][] byState, double[][] byConstants) {}

    /** Returns f and its derivatives. */
    Slope at(double[] x, double[] constants);
}
