package hnn.sweep;

/** Where the jobs of a sweep are done: the processes of this machine, or a cluster. */
public interface Workplace extends AutoCloseable {

    /**
     * Makes ready for a sweep.
     *
     * @throws IllegalArgumentException if nothing can be done there
     */
    default void open(Cargo cargo) throws InterruptedException {}

    /** Returns how many jobs are to be handed over at once. */
    int atOnce();

    /**
     * Does one job and returns when it is done, has failed, or has taken more than it may; several threads call this.
     *
     * @param cargo the job and what it needs
     * @throws InterruptedException if the caller is interrupted; the job is stopped
     */
    Outcome run(Cargo cargo, Grid.Point point, Limits limits) throws InterruptedException;

    /** Ends all that runs. */
    @Override
    void close();
}
