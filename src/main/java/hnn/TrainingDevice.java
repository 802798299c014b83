package hnn;

import ai.djl.Device;
import ai.djl.engine.Engine;

/**
 * Where networks are trained: on the processor, unless the environment variable {@code HNN_DEVICE} (or the system property
 * {@code hnn.device}) says gpu. It is chosen once, at the first training.
 *
 * <p>All else stays on the processor: what was learned is copied out of the engine, and rollouts are plain Java.
 */
public final class TrainingDevice {

    /** The environment variable. */
    public static final String VARIABLE = "HNN_DEVICE";
    private static final String PROPERTY = "hnn.device";

    private TrainingDevice() {}

    /**
     * Returns the device.
     *
     * @throws IllegalArgumentException if the name is neither cpu nor gpu
     * @throws IllegalStateException if gpu is asked for, and the engine sees none
     */
    public static Device get() {
        return Chosen.DEVICE;
    }

    /** Returns the device of a name. */
    static Device named(String name) {
        Arguments.require(name.equals("cpu") || name.equals("gpu"), "%s must be cpu or gpu, not %s", VARIABLE, name);
        if (name.equals("cpu")) {
            return Device.cpu();
        }
        Native.prepare();
        if (Engine.getInstance().getGpuCount() == 0) {
            throw new IllegalStateException(VARIABLE + " is gpu, but the engine sees no GPU: build with the natives for CUDA"
                    + " (mvn -Pgpu, or HNN_DEVICE=gpu before the commands) on a machine with an NVIDIA GPU, or leave it out");
        }
        return Device.gpu();
    }

    /** Made when it is first asked for. */
    private static final class Chosen {
        private static final Device DEVICE = named(
                System.getProperty(PROPERTY, System.getenv().getOrDefault(VARIABLE, "cpu")));
    }
}
