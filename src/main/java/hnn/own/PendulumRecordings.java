package hnn.own;

import hnn.Seeds;
import hnn.phase.Field;
import hnn.phase.Times;
import hnn.phase.Trajectory;
import hnn.rollout.DormandPrince;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.hipparchus.random.RandomGenerator;

/**
 * The real pendulum of task 3, or a stand-in where the file is not at hand.
 *
 * <p>The recording is from the supplement of Schmidt and Lipson, Distilling Free-Form Natural Laws from Experimental Data,
 * Science 324 (2009), file {@code invar_datasets.zip}, {@value #FILE}.
 */
public final class PendulumRecordings {

    /** The file's name, in the zip too. */
    public static final String FILE = "real_pend_h_1.txt";

    /** The environment variable, or system property, that says where the file or its folder is. */
    public static final String VARIABLE = "HNN_DATA";

    private PendulumRecordings() {}

    /** Returns the recording that {@value #VARIABLE} names, or the stand-in if it names none; see {@link #read}. */
    public static Recording find() {
        return named().map(PendulumRecordings::read).orElseGet(PendulumRecordings::standIn);
    }

    /** Returns another file of the zip that lies in the folder that {@value #VARIABLE} names, or beside the file it names. */
    public static Optional<Path> beside(String file) {
        return named().map(path -> (Files.isDirectory(path) ? path : path.toAbsolutePath().getParent()).resolve(file))
                .filter(Files::exists);
    }

    private static Optional<Path> named() {
        return Optional.ofNullable(System.getProperty(VARIABLE)).or(() -> Optional.ofNullable(System.getenv(VARIABLE)))
                .filter(name -> !name.isBlank()).map(Path::of);
    }

    /**
     * Reads the recording.
     *
     * @param path the text file, the zip as published, or a folder with either
     * @throws DataFileException if it cannot be read
     */
    public static Recording read(Path path) {
        if (Files.isDirectory(path)) {
            Path plain = path.resolve(FILE);
            return read(Files.exists(plain) ? plain : path.resolve("invar_datasets.zip"));
        }
        return SchmidtLipsonFile.first(path, FILE);
    }

    /**
     * Simulates a pendulum that resembles the real one: dq/dt = v, dv/dt = -1.28 sin q - 0.012 v, from the same start, 556 states
     * a sixth of a second apart, with noise 0.004 on both coordinates. The first constant was fitted to the recording's
     * differences, the second to its loss of energy.
     */
    public static Recording standIn() {
        Field damped = (t, x) -> new double[] {x[1], -1.28 * Math.sin(x[0]) - 0.012 * x[1]};
        double[] times = Times.linspace(5, 97.5, 556);
        Trajectory clean = DormandPrince.standard().integrate(damped, new double[] {1.138, 0.920}, times);
        RandomGenerator random = Seeds.stream(0, "stand-in", 0);
        double[][] states = clean.states();
        for (double[] x : states) {
            x[0] += 0.004 * random.nextGaussian();
            x[1] += 0.004 * random.nextGaussian();
        }
        return new Recording("simulated damped pendulum", false, new Trajectory(times, states));
    }
}
