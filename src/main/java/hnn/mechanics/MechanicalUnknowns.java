package hnn.mechanics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is looked for, in units in which the columns of a kind have a root mean square of 1, so that the ridge holds all alike in
 * whatever units they are; and without what the named mass decides: M_11's own constant is such that the mean of M_11 over the data is
 * that mass.
 *
 * @param means of M_11's functions over the data, the constant's first
 * @param expected what a constant is where nothing is known of it: each position is expected to have the same share of the kinetic
 *     energy, M_kk (mean v_k^2) = M_11 (mean v_1^2), so that M is positive where the ridge is large; 0 for all else
 * @param scales of the columns
 */
record MechanicalUnknowns(MechanicalEquations equations, int positions, double unit, double[] means, double[] expected,
        double[] scales) {

    /**
     * Makes those of a problem.
     *
     * @param speeds mean squares of the rates of each position
     */
    static MechanicalUnknowns of(MechanicalEquations equations, double unit, double[][] positions, double[] speeds,
            List<double[][]> rows) {
        double[] means = means(equations, positions);
        int n = positions[0].length;
        double[] expected = new double[equations.columns(n)];
        for (int e = 1; e < equations.entries().size(); e++) {
            int[] entry = equations.entries().get(e);
            expected[e * equations.functions()] = entry[0] == entry[1] ? unit * speeds[0] / speeds[entry[0]] : 0;
        }
        var plain = new MechanicalUnknowns(equations, n, unit, means, expected, new double[expected.length]);
        return new MechanicalUnknowns(equations, n, unit, means, expected, plain.scales(rows));
    }

    private static double[] means(MechanicalEquations equations, double[][] positions) {
        double[] means = new double[equations.functions()];
        for (double[] q : equations.mass() == null ? new double[0][] : positions) {
            double[] values = equations.mass().at(q).values();
            for (int j = 1; j < means.length; j++) {
                means[j] += values[j - 1] / positions.length;
            }
        }
        return means;
    }

    private double[] scales(List<double[][]> rows) {
        double[] squares = new double[scales.length];
        long count = 0;
        for (double[][] block : rows) {
            count += block.length;
            for (double[] row : block) {
                for (int j = 0; j < squares.length; j++) {
                    squares[j] += Math.pow(free(row, j), 2);
                }
            }
        }
        double[] all = new double[scales.length];
        int functions = equations.functions();
        for (int j = 0; j < all.length; j++) {
            boolean potential = j >= equations.massColumns() && j < equations.massColumns() + equations.potential().width();
            boolean ofMass = j < equations.massColumns() && j % functions > 0;
            int from = potential ? equations.massColumns() : ofMass ? j - j % functions + 1 : j;
            int to = potential ? from + equations.potential().width() : ofMass ? from + functions - 1 : j + 1;
            double mean = Arrays.stream(squares, from, to).sum() / count / (to - from);
            all[j] = mean > 0 ? 1 / Math.sqrt(mean) : 0;
        }
        return all;
    }

    /**
     * Returns what is looked for without the friction that would feed energy in, of a solution; this where there is none.
     *
     * <p>A scale of 0 takes a column out.
     */
    MechanicalUnknowns withoutFeeding(double[] unknowns) {
        double[] kept = scales.clone();
        for (int j = kept.length - (equations.friction() ? positions : 0); j < kept.length; j++) {
            kept[j] = unknowns[j - 1] < 0 ? 0 : kept[j];
        }
        return Arrays.equals(kept, scales) ? this : new MechanicalUnknowns(equations, positions, unit, means, expected, kept);
    }

    /** Returns a column without what the named mass takes out of it. */
    private double free(double[] row, int j) {
        return row[j] - (j > 0 && j < means.length ? means[j] * row[0] : 0);
    }

    /** Returns the columns of the unknowns. */
    double[] columns(double[] row) {
        double[] columns = new double[row.length - 1];
        for (int j = 1; j < row.length; j++) {
            columns[j - 1] = scales[j] * free(row, j);
        }
        return columns;
    }

    /** Returns what the named mass and what is expected give, on the other side of the equation. */
    double target(double[] row) {
        double target = -unit * row[0];
        for (int j = 1; j < row.length; j++) {
            target -= expected[j] * row[j];
        }
        return target;
    }

    /** Returns the constants of all columns. */
    private double[] constants(double[] unknowns) {
        double[] c = new double[unknowns.length + 1];
        for (int j = 1; j < c.length; j++) {
            c[j] = expected[j] + (scales[j] == 0 ? 0 : scales[j] * unknowns[j - 1]);
        }
        c[0] = unit - IntStream.range(1, means.length).mapToDouble(j -> c[j] * means[j]).sum();
        return c;
    }

    LearnedMechanics field(double[] unknowns) {
        double[] c = constants(unknowns);
        int functions = equations.functions();
        double[][] mass = IntStream.range(0, equations.entries().size())
                .mapToObj(e -> Arrays.copyOfRange(c, e * functions, (e + 1) * functions)).toArray(double[][]::new);
        int potential = equations.massColumns();
        int friction = potential + equations.potential().width();
        return new LearnedMechanics(equations.mass(), new MassMatrix(positions, equations.entries(), mass), equations.potential(),
                Arrays.copyOfRange(c, potential, friction),
                equations.friction() ? Arrays.copyOfRange(c, friction, friction + positions) : new double[positions]);
    }
}
