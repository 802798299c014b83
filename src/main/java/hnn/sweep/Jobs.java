package hnn.sweep;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tech.tablesaw.api.Table;

/**
 * A sweep: one {@link Job} for each point of a {@link Grid}, in processes of their own, with every result kept as it comes.
 *
 * <pre>{@code
 * var sweep = new Jobs(Grid.over("noise", 0, 0.1, 0.2).withSeeds(5), Path.of("noise.jsonl"));
 * sweep.run((settings, seed) -> Result.of("energy error", learned(settings.number("noise"), seed)));
 * sweep.results()
 * }</pre>
 *
 * A job that throws, hangs, takes too much memory or is killed is tried again, then named in {@link #failures}; the others do
 * not notice. A sweep that was stopped goes on where it was when it is run again: what is in the file is not done twice.
 */
public final class Jobs {

    private static final Logger LOGGER = LoggerFactory.getLogger(Jobs.class);

    private final Grid grid;
    private final SweepFile file;
    private final Limits limits;
    private final Supplier<SweepProgress> progress;

    /**
     * Prepares a sweep with standard limits and progress shown where the code runs.
     *
     * @param file of the results; what it holds of the grid already is not done again
     * @throws IllegalArgumentException if the file is something else
     */
    public Jobs(Grid grid, Path file) {
        this(grid, new SweepFile(file), Limits.standard(), SweepProgress::here);
    }

    private Jobs(Grid grid, SweepFile file, Limits limits, Supplier<SweepProgress> progress) {
        this.grid = grid;
        this.file = file;
        this.limits = limits;
        this.progress = progress;
    }

    /** Returns the same sweep with other limits for a job. */
    public Jobs within(Limits other) {
        return new Jobs(grid, file, other, progress);
    }

    /** Returns the same sweep, of which another is told how far it is. */
    public Jobs watchedBy(SweepProgress other) {
        return new Jobs(grid, file, limits, () -> other);
    }

    /** Does what is missing on all cores of this machine; see the other form. */
    public Table run(Job job) {
        try (Workplace processes = Processes.here()) {
            return run(job, processes);
        }
    }

    /**
     * Does what is missing. An interrupt stops the jobs under way; what is done is kept.
     *
     * @param workplace where the jobs are done; it stays open
     * @return the results, as {@link #results}
     * @throws IllegalArgumentException if the job uses what cannot be sent to another process
     * @throws java.io.UncheckedIOException if a result cannot be kept
     */
    public Table run(Job job, Workplace workplace) {
        Cargo cargo = Cargo.of(job);
        file.refresh();
        boolean interrupted = false;
        try {
            workplace.open(cargo);
            var keeper = new Keeper(cargo.mark());
            Attempts.make(keeper.points, cargo, workplace, limits, keeper);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        Table results = results(); // Tablesaw, when it is first used, forgets an interrupt
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return results;
    }

    /** Returns what the file holds of the grid: a row for each job that is done, with settings, seed and what it found. */
    public Table results() {
        file.refresh();
        return file.results(Set.copyOf(grid.points()));
    }

    /**
     * Returns how a figure of merit spreads over the seeds: a row for each combination of settings, with the number of results, their
     * median, the least and the largest.
     *
     * @param figure a number that the jobs found
     */
    public Table spread(String figure) {
        return OverSeeds.of(results(), grid, figure);
    }

    /** Returns the jobs that were given up: settings, seed and what went wrong. */
    public Table failures() {
        file.refresh();
        return file.failures(Set.copyOf(grid.points()));
    }

    /** Keeps what became of one job after the other, and tells of it. */
    private final class Keeper implements Attempts.Listener {

        private final List<Grid.Point> points = grid.points();
        private final Set<Grid.Point> all = Set.copyOf(points);
        private final SweepProgress shown = progress.get();
        private final String mark;
        private final long begin = System.nanoTime();
        private final long before = points.stream().filter(file::isDone).count();

        Keeper(String mark) {
            this.mark = mark;
            long foreign = file.foreign(all, mark);
            if (foreign > 0) {
                LOGGER.warn(
                        "{} results are there of other code, or of other values that it used: remove the file to have all from this one",
                        foreign);
            }
        }

        @Override
        public boolean isDone(Grid.Point point) {
            return file.isDone(point);
        }

        @Override
        public void ended(Attempts.Ended ended) {
            if (!ended.again()) {
                file.add(ended.point(), ended.outcome(), ended.attempt(), mark);
            }
            double seconds = (System.nanoTime() - begin) * 1e-9;
            int left = points.size() - ended.done() - ended.failed();
            long finished = points.size() - left - before;
            shown.report(new SweepProgress.Update(ended.done(), ended.failed(), points.size(), seconds,
                    finished == 0 ? Double.NaN : seconds / finished * left, ended.line(), ended.outcome().isFailure(),
                    () -> file.results(all)));
        }
    }
}
