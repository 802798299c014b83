package hnn.rollout;

/** A step that could not be taken; the integrator that asked for it adds where. */
final class StepException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final double residual;

    StepException(String message) {
        this(message, Double.NaN, null);
    }

    StepException(String message, double residual, Throwable cause) {
        super(message, cause);
        this.residual = residual;
    }

    double residual() {
        return residual;
    }
}
