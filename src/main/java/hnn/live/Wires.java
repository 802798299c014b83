package hnn.live;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The way from a kernel to the front end of its notebook: a comm for each thing that both sides know of. JSON is Maps, Lists, numbers,
 * strings, booleans and null.
 */
public interface Wires {

    /** One comm. */
    interface Wire {

        /** Returns the name that both sides know it by. */
        String id();

        /** Sends a message; it may come from any thread. */
        void send(Map<String, Object> data);

        /** Tells the front end that nothing more will come. */
        void close();
    }

    /**
     * The cell that runs.
     *
     * @param id what the front end knows the cell by, each time that it runs
     * @param run what it knows this run by
     * @param deleted the cells that are gone
     */
    record Cell(String id, String run, Collection<String> deleted) {}

    /** Returns the cell that runs, where the front end has told. */
    Optional<Cell> cell();

    /**
     * Opens a comm.
     *
     * @param target who is to answer in the front end
     * @param version of the protocol, for the message's metadata
     * @param data of the message that opens it
     * @param received is told what the front end sends; it must return soon
     */
    Wire open(String target, String version, Map<String, Object> data, Consumer<Map<String, Object>> received);
}
