package hnn.sweep;

import hnn.Arguments;
import java.io.Serializable;
import java.time.Duration;

/**
 * What a job may take. One that takes more is stopped and named; the others do not notice.
 *
 * @param time for one attempt, from when its process is ready
 * @param memory of its process, heap and engine together, in megabytes
 * @param attempts how often a job is tried before it is given up
 */
public record Limits(Duration time, int memory, int attempts) implements Serializable {

    private static final int LEAST_MEMORY = 256;

    /** Checks the limits; one out of range is an {@link IllegalArgumentException}. */
    public Limits {
        Arguments.require(!time.isNegative() && !time.isZero(), "time must be above 0, not %s", time);
        Arguments.atLeast("memory", LEAST_MEMORY, memory);
        Arguments.atLeast("attempts", 1, attempts);
    }

    /** Returns an hour, 2 GB, and two attempts. */
    public static Limits standard() {
        return new Limits(Duration.ofHours(1), 2048, 2);
    }

    /** Returns the same with another time. */
    public Limits withTime(Duration other) {
        return new Limits(other, memory, attempts);
    }

    /** Returns the same with other memory, in megabytes. */
    public Limits withMemory(int other) {
        return new Limits(time, other, attempts);
    }

    /** Returns the same with so many attempts. */
    public Limits withAttempts(int other) {
        return new Limits(time, memory, other);
    }
}
