package hnn.leastsquares;

import hnn.Cores;
import hnn.phase.Trajectory;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An observed path cut into pieces, each with a start of its own.
 *
 * @param path what was observed: the first coordinates of the states, or all
 * @param begins which state each piece begins with
 * @param starts the whole state where each is thought to begin
 */
public record Pieces(Trajectory path, int[] begins, List<double[]> starts) {

    /**
     * Cuts a path of whole states into pieces of so many states, or a few more.
     *
     * @param observed how many of their coordinates were observed; the others are guesses for the starts
     */
    public static Pieces of(Trajectory path, int observed, int length) {
        int count = Math.max(1, path.size() / length);
        int[] begins = IntStream.range(0, count).map(k -> (int) Cores.begin(k, count, path.size())).toArray();
        var alone = new Trajectory(path.times(),
                Arrays.stream(path.states()).map(x -> Arrays.copyOf(x, observed)).toArray(double[][]::new));
        return new Pieces(alone, begins, Arrays.stream(begins).mapToObj(k -> path.states()[k]).toList());
    }

    List<Trajectory> paths() {
        return IntStream.range(0, begins.length)
                .mapToObj(k -> path.part(begins[k], k + 1 < begins.length ? begins[k + 1] : path.size())).toList();
    }

    Pieces with(List<double[]> others) {
        return new Pieces(path, begins, others);
    }

    /** Returns pieces twice as long, or itself where there is one. */
    Pieces joined() {
        int[] even = IntStream.range(0, begins.length).filter(k -> k % 2 == 0).toArray();
        return new Pieces(path, Arrays.stream(even).map(k -> begins[k]).toArray(),
                Arrays.stream(even).mapToObj(starts::get).toList());
    }
}
