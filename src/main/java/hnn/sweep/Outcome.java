package hnn.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.Serializable;
import java.util.Map;

/**
 * How an attempt at a job ended.
 *
 * @param cells what was found, as JSON; null where the job failed
 * @param failure what went wrong, in one sentence; null where nothing did
 * @param seconds it took, without the start of its process
 * @param place the machine it ran on
 * @param versions of Java, DJL and PyTorch there; empty where the job failed
 */
public record Outcome(String cells, String failure, double seconds, String place, String versions) implements Serializable {

    /** Returns how a job failed. */
    public static Outcome failed(String failure, double seconds, String place) {
        return new Outcome(null, failure, seconds, place, "");
    }

    /** Returns what was found. */
    public Map<String, Object> row() {
        try {
            return Json.read(cells);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean isFailure() {
        return failure != null;
    }
}
