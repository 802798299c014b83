package hnn.rollout;

/** A step that cannot be taken, since the field has no value there; the integrator that asked for it adds where. */
public final class StepException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final double residual;

    /** Says why the field has no value. */
    public StepException(String message) {
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
