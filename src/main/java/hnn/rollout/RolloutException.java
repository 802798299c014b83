package hnn.rollout;

/** A rollout that could not be carried on. The message says at which time, and why. */
public final class RolloutException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RolloutException(String message, Throwable cause) {
        super(message, cause);
    }
}
