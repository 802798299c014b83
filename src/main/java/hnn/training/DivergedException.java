package hnn.training;

/** A training whose loss or weights are no longer finite numbers. */
public final class DivergedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DivergedException(String message) {
        super(message);
    }
}
