package hnn.data;

/** Where a data set comes from: a system that is simulated, or a recording. */
@FunctionalInterface
public interface DataSource {

    /**
     * Returns the data set.
     *
     * @param seed decides whatever is drawn at random; a recording is the same for all seeds
     */
    Dataset draw(long seed);
}
