package hnn.leastsquares;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import hnn.Arguments;
import hnn.Cores;
import hnn.EngineMemory;
import hnn.Native;
import hnn.autograd.TorchScript;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The singular values of a least-squares problem min |A c - y|, from which the solution follows for every ridge:
 *
 * <pre>
 *   A = U S V^T,   c = V S (S^2 + ridge)^-1 U^T y
 * </pre>
 *
 * A never exists as a whole: blocks of its rows are reduced to triangles, these to one, and that is decomposed. Orthogonal steps
 * all, so that singular values down to 1e-16 of the largest count, where the normal equations end at 1e-8.
 *
 * @param singular S, falling
 * @param projected U^T y, a row for each singular value and a column for each target
 * @param right V^T, a row for each singular value
 * @param outside |y|^2 outside of what A can reach, for each target
 * @param rows how many A has
 */
record Decomposition(double[] singular, double[][] projected, double[][] right, double[] outside, long rows) {

    private static final String SVD = """
            def forward(self: __torch__.G, r: Tensor, z: Tensor) -> Tensor:
              u, s, v, = torch.linalg_svd(r, False)
              return torch.cat([torch.unsqueeze(s, 1), torch.mm(torch.t(u), z), v], 1)
            """;
    private static final String BELOW = """
            def forward(self: __torch__.G, above: Tensor, rows: Tensor) -> Tensor:
              q, r, = torch.linalg_qr(torch.cat([above, rows], 0), "r")
              return r
            """;
    /** Rows of a block for each column: the triangle above them is worth little then. */
    private static final int ROWS_PER_COLUMN = 4;
    private static final int LEAST_ROWS = 4096;
    /** Fixed, so that the bits do not depend on the machine. */
    private static final int MOST_SHARDS = 8;
    private static final int LARGE = 2000;
    private static final int THREADS = 2;

    /** Reduces and decomposes. */
    static Decomposition of(DesignMatrix matrix, List<DesignMatrix.Block> all) {
        Native.prepare();
        int columns = matrix.columns();
        long rows = all.stream().mapToLong(block -> block.y().length).sum();
        long blockRows = Math.max((long) ROWS_PER_COLUMN * columns, LEAST_ROWS);
        requireMemory(rows, columns, blockRows);
        List<DesignMatrix.Block> blocks = cut(all, blockRows);
        int shards = (int) Math.min(Math.min(MOST_SHARDS, blocks.size()), Math.max(1, rows / blockRows));
        try (NDManager memory = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
            List<NDArray> triangles = Cores.map(shards, k -> {
                NDArray part = null;
                int end = (int) Cores.begin(k + 1, shards, blocks.size());
                for (int i = (int) Cores.begin(k, shards, blocks.size()); i < end; i++) {
                    Cores.goOn("the least-squares fit");
                    NDArray next = matrix.reduce(memory, part, blocks.get(i));
                    if (part != null) {
                        part.close();
                    }
                    part = next;
                }
                return part;
            });
            while (triangles.size() > 1) { // pair by pair, the pairs side by side
                List<NDArray> pairs = triangles;
                triangles = Cores.map((pairs.size() + 1) / 2, k -> 2 * k + 1 < pairs.size()
                        ? combined(pairs.get(2 * k), pairs.get(2 * k + 1), pairs.size() == 2) : pairs.get(2 * k));
            }
            return of(triangles.get(0), columns, rows);
        }
    }

    private static NDArray combined(NDArray one, NDArray other, boolean last) {
        NDArray triangle = last ? alone(TorchScript.of("triangle", BELOW), one, other)
                : TorchScript.of("triangle", BELOW).unrecorded(new NDList(one, other));
        one.close();
        other.close();
        return triangle;
    }

    private static Decomposition of(NDArray triangle, int columns, long rows) {
        int height = (int) triangle.getShape().get(0);
        int targets = (int) triangle.getShape().get(1) - columns;
        int rank = Math.min(height, columns);
        NDArray r = triangle.get(":" + rank + ", :" + columns);
        NDArray z = triangle.get(":" + rank + ", " + columns + ":");
        double[][] all = EngineMemory.rows(alone(TorchScript.of("singular values", SVD), r, z).toDoubleArray(), rank);
        double[] outside = new double[targets];
        if (height > columns) {
            double[] rest = triangle.get(columns + ":, " + columns + ":").toDoubleArray();
            for (int i = 0; i < rest.length; i++) {
                outside[i % targets] += rest[i] * rest[i];
            }
        }
        return new Decomposition(Arrays.stream(all).mapToDouble(row -> row[0]).toArray(),
                Arrays.stream(all).map(row -> Arrays.copyOfRange(row, 1, 1 + targets)).toArray(double[][]::new),
                Arrays.stream(all).map(row -> Arrays.copyOfRange(row, 1 + targets, row.length)).toArray(double[][]::new), outside,
                rows);
    }

    /**
     * Calls a script, on two of the engine's own threads where that takes seconds. They are two on every machine, so that the bits
     * are the same.
     */
    private static NDArray alone(TorchScript script, NDArray... inputs) {
        boolean large = inputs[0].getShape().get(1) >= LARGE;
        int before = JniUtils.getNumThreads();
        if (large) {
            JniUtils.setNumThreads(THREADS);
        }
        try {
            return script.unrecorded(new NDList(inputs));
        } finally {
            if (large) {
                JniUtils.setNumThreads(before);
            }
        }
    }

    /** Cuts blocks of plain samples into pieces of so many rows at most. */
    private static List<DesignMatrix.Block> cut(List<DesignMatrix.Block> all, long blockRows) {
        List<DesignMatrix.Block> pieces = new ArrayList<>();
        for (DesignMatrix.Block block : all) {
            int count = block.x().length;
            int parts = block.mix() != null ? 1 : (int) Math.max(1, block.y().length / blockRows);
            int each = block.y().length / count; // rows of targets, one for each coordinate where the columns are slopes
            for (int k = 0; k < parts && parts > 1; k++) {
                int from = (int) Cores.begin(k, parts, count);
                int to = (int) Cores.begin(k + 1, parts, count);
                double[][] y = new double[each * (to - from)][];
                for (int i = 0; i < each; i++) {
                    System.arraycopy(block.y(), i * count + from, y, i * (to - from), to - from);
                }
                pieces.add(new DesignMatrix.Block(Arrays.copyOfRange(block.x(), from, to), null, y));
            }
            if (parts == 1) {
                pieces.add(block);
            }
        }
        return pieces;
    }

    private static void requireMemory(long rows, int columns, long blockRows) {
        double block = 8.0 * columns * Math.min(rows, blockRows + columns);
        double square = 8.0 * columns * columns;
        double needed = 3 * Runtime.getRuntime().availableProcessors() * block + 8 * square; // as slopes, as rows and in the decomposition; triangles, U, V
        double there =
                ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize();
        Arguments.require(needed < there, "%d unknowns take %.3g GB of memory, but the machine has %.3g GB: take a smaller width",
                columns, needed * 1e-9, there * 1e-9);
        double left = Runtime.getRuntime().maxMemory() - Runtime.getRuntime().totalMemory() + Runtime.getRuntime().freeMemory();
        Arguments.require(2 * square < left,
                "%d unknowns take %.3g GB of Java's memory, which has %.3g GB left: take a smaller width, or"
                        + " give Java more (-Xmx)",
                columns, 2 * square * 1e-9, left * 1e-9);
    }
}
