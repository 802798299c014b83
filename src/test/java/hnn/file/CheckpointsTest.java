package hnn.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hnn.data.DataSettings;
import hnn.data.Dataset;
import hnn.data.Starts;
import hnn.data.TrajectoryData;
import hnn.learned.DenseLayer;
import hnn.learned.LearnedHamiltonian;
import hnn.network.BaselineBlock;
import hnn.network.HamiltonianBlock;
import hnn.network.Mlp;
import hnn.system.MassSpring;
import hnn.training.DivergedException;
import hnn.training.Progress;
import hnn.training.Schedule;
import hnn.training.Trained;
import hnn.training.Training;
import hnn.training.TrainingSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training that is stopped and resumed, and files that are no checkpoints of it. */
class CheckpointsTest {

    private static final Dataset DATA = data(0);
    private static final TrainingSettings SETTINGS = new TrainingSettings(60, 20, 1e-2, 1e-4, 25, 3);

    @TempDir
    private Path folder;
    private Checkpoints checkpoints;

    private static Dataset data(long seed) {
        return TrajectoryData.generate(
                new MassSpring(), Starts.ring(0.1, 1), new DataSettings(10, 10, 3, 0.05, 0.5, seed));
    }

    @BeforeEach
    void nameAFileInAFolderThatIsNotThereYet() {
        checkpoints = new Checkpoints(folder.resolve("kept/hnn.checkpoint"), 10);
    }

    private static Trained<LearnedHamiltonian> train(TrainingSettings settings, Progress progress, Checkpoints checkpoints) {
        return Training.train(new HamiltonianBlock(new Mlp(2, 30, 1, 0)), DATA, settings, progress, checkpoints);
    }

    private static double[] weights(Trained<LearnedHamiltonian> trained) {
        return trained.field().network().layers().stream().map(DenseLayer::weight)
                .flatMapToDouble(Arrays::stream).toArray();
    }

    @Test
    void aTrainingThatWasKilledEndsWithTheBitsOfAnUnbrokenOne() {
        for (TrainingSettings settings : List.of(SETTINGS, SETTINGS.withSchedule(Schedule.linearDecay(0.5)),
                SETTINGS.withPatience(60))) {
            double[] unbroken = weights(train(settings, Progress.silent(), null));
            var file = new Checkpoints(folder.resolve(settings.schedule().decay() + "-" + settings.patience()), 10);
            assertThatThrownBy(() -> train(settings, update -> {
                if (update.step() == 37) {
                    throw new IllegalStateException("killed");
                }
            }, file)).hasMessage("killed");
            Trained<LearnedHamiltonian> resumed = train(settings, update -> assertThat(update.step()).isGreaterThan(30), file);
            assertThat(weights(resumed)).isEqualTo(unbroken);
            assertThat(resumed.history().column("step")).containsExactly(1, 25, 50, 60);
        }
    }

    /** The first step is the best one here, and what is given back, though the training took more. */
    @Test
    void aTrainingThatWasStoppedEarlyIsGivenBackAsItEnded() {
        TrainingSettings worse =
                SETTINGS.withSteps(200).withLearningRate(3).withSchedule(Schedule.constant().warmUp(1)).withPatience(25);
        Trained<LearnedHamiltonian> stopped = train(worse, Progress.silent(), checkpoints);
        assertThat(stopped.history().last("step")).isLessThan(200);
        Trained<LearnedHamiltonian> again = train(worse, update -> {
            throw new AssertionError("no step is taken again");
        }, checkpoints);
        assertThat(weights(again)).isEqualTo(weights(stopped));
        assertThat(again.history().column("step")).isEqualTo(stopped.history().column("step"));
    }

    @Test
    void anInterruptedTrainingIsKeptAtTheStepItReached() {
        for (TrainingSettings settings : List.of(SETTINGS, SETTINGS.withPatience(60))) {
            interruptedTrainingIsKept(settings, new Checkpoints(folder.resolve("interrupted-" + settings.patience()), 10));
        }
    }

    private static void interruptedTrainingIsKept(TrainingSettings settings, Checkpoints checkpoints) {
        double[] unbroken = weights(train(settings, Progress.silent(), null));
        Trained<?> stopped = train(settings, update -> {
            if (update.step() == 36) {
                Thread.currentThread().interrupt();
            }
        }, checkpoints);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(stopped.interrupted()).isTrue();
        Trained<LearnedHamiltonian> resumed = train(settings, update -> assertThat(update.step()).isGreaterThan(37), checkpoints);
        assertThat(weights(resumed)).isEqualTo(unbroken);
        assertThat(resumed.seconds()).isGreaterThan(stopped.seconds());
    }

    @Test
    void aFinishedTrainingIsGivenBackAndCanBeMadeLonger() {
        double[] once = weights(train(SETTINGS, Progress.silent(), checkpoints));
        Trained<LearnedHamiltonian> again = train(SETTINGS, update -> assertThat(update).isNull(), checkpoints);
        assertThat(weights(again)).isEqualTo(once);
        assertThat(again.interrupted()).isFalse();
        TrainingSettings longer = SETTINGS.withSteps(90);
        assertThat(weights(train(longer, Progress.silent(), checkpoints)))
                .isEqualTo(weights(train(longer, Progress.silent(), null)));
    }

    @Test
    void theFileSaysWhatItIsOf() throws IOException {
        train(SETTINGS, Progress.silent(), checkpoints);
        Checkpoint.Header header = Checkpoint.header(checkpoints.file());
        assertThat(header.settings()).isEqualTo(SETTINGS);
        assertThat(header.step()).isEqualTo(60);
        assertThat(header.history()).containsKeys("step", "train loss", "test loss", "seconds");
        try (var files = Files.list(checkpoints.file().getParent())) {
            assertThat(files).as("nothing half written lies about").containsExactly(checkpoints.file());
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsNamedBeforeTheTraining() throws IOException {
        Path file = Files.writeString(folder.resolve("a file"), "");
        checkpoints = new Checkpoints(file.resolve("hnn.checkpoint"), 10);
        assertThatThrownBy(() -> train(SETTINGS, update -> assertThat(update).isNull(), checkpoints))
                .isInstanceOf(CheckpointException.class).hasMessageContaining("its folder cannot be made");
    }

    @Test
    void aBrokenFileIsNamedAndNotOverwritten() throws IOException {
        train(SETTINGS, Progress.silent(), checkpoints);
        byte[] whole = Files.readAllBytes(checkpoints.file());
        byte[] flipped = whole.clone();
        flipped[whole.length / 2] ^= 1;
        for (byte[] broken : List.of(Arrays.copyOf(whole, whole.length / 2), Arrays.copyOf(whole, whole.length - 5), flipped,
                new byte[0], "not a zip".getBytes(StandardCharsets.US_ASCII))) {
            Files.write(checkpoints.file(), broken);
            refused(SETTINGS, checkpoints.file().toString(), "remove the file to start over, or name another");
            assertThat(Files.readAllBytes(checkpoints.file())).isEqualTo(broken);
        }
    }

    @Test
    void aHeaderThatWasTamperedWithIsNamed() throws IOException {
        train(SETTINGS, Progress.silent(), checkpoints);
        byte[] whole = Files.readAllBytes(checkpoints.file());
        Files.write(checkpoints.file(), withHeader(whole, header -> header.replace("\"format\" : 3", "\"format\" : 4")));
        refused(SETTINGS, "is of format 4, but this library reads format 3");
        Files.write(checkpoints.file(), withHeader(whole, header -> header.replace("train loss", "train gain")));
        refused(SETTINGS, "has another history: [step, train gain, test loss, seconds]");
        Files.write(checkpoints.file(), withHeader(whole, header -> header.replaceFirst("\"step\" : \\[", "\"step\" : [ 1,")));
        refused(SETTINGS, "history must have columns of one length without gaps");
    }

    @Test
    void aCheckpointOfAnotherTrainingIsNamedAndNotOverwritten() throws IOException {
        train(SETTINGS, Progress.silent(), checkpoints);
        byte[] whole = Files.readAllBytes(checkpoints.file());
        refused(SETTINGS.withSeed(4), "has other settings", "seed=3", "seed=4");
        refused(SETTINGS.withSteps(90).withSchedule(Schedule.linearDecay(0.2)), "has other settings");
        refused(SETTINGS.withSteps(40), "has 60 steps already, more than the 40 that are asked for");
        assertThatThrownBy(() -> Training.train(new HamiltonianBlock(new Mlp(2, 30, 1, 4)), DATA, SETTINGS,
                Progress.silent(), checkpoints)).isInstanceOf(CheckpointException.class).hasMessageContaining("other weights");
        assertThatThrownBy(() -> Training.train(new HamiltonianBlock(new Mlp(2, 30, 1, 0)), new Dataset(DATA.train(),
                data(1).test()), SETTINGS, Progress.silent(), checkpoints))
                .isInstanceOf(CheckpointException.class).hasMessageContaining("other samples");
        assertThatThrownBy(() -> Training.train(new BaselineBlock(new Mlp(2, 30, 2, 0)), DATA, SETTINGS,
                Progress.silent(), checkpoints)).isInstanceOf(CheckpointException.class).hasMessageContaining("another network");
        assertThatThrownBy(() -> Training.train(new HamiltonianBlock(new Mlp(2, 31, 1, 0)), DATA, SETTINGS,
                Progress.silent(), checkpoints)).isInstanceOf(CheckpointException.class)
                .hasMessageContaining("(30, 2)").hasMessageContaining("(31, 2)");
        assertThatThrownBy(() -> Training.train(new HamiltonianBlock(new Mlp(2, 30, 1, 0)), data(1), SETTINGS,
                Progress.silent(), checkpoints)).isInstanceOf(CheckpointException.class).hasMessageContaining("other samples");
        assertThat(Files.readAllBytes(checkpoints.file())).isEqualTo(whole);
    }

    private void refused(TrainingSettings settings, String... words) {
        var failure = assertThatThrownBy(() -> train(settings, Progress.silent(), checkpoints))
                .isInstanceOf(CheckpointException.class);
        for (String word : words) {
            failure.hasMessageContaining(word);
        }
    }

    @Test
    void weightsThatAreNotFiniteAreNeverKept() {
        assertThatThrownBy(() -> train(new TrainingSettings(1, 20, 1e39, 0, 1, 3), Progress.silent(), checkpoints))
                .isInstanceOf(DivergedException.class)
                .hasMessageContaining("a weight is no longer finite after step 1 of 1: lower the learning rate (now 1.0E39)");
        assertThat(checkpoints.file()).doesNotExist();
    }

    /** Each file is whole by its checksums; what is in it is not. */
    @Test
    void whateverTheHeaderSaysTheTrainingIsResumedOrTheFileIsNamed() throws IOException {
        train(SETTINGS.withSteps(10), Progress.silent(), checkpoints);
        byte[] whole = Files.readAllBytes(checkpoints.file());
        var random = new Random(0);
        int refused = 0;
        for (int k = 0; k < 1000; k++) {
            Files.write(checkpoints.file(), withHeader(whole, header -> mutated(header, random)));
            try {
                train(SETTINGS.withSteps(10), Progress.silent(), checkpoints);
            } catch (CheckpointException e) {
                assertThat(e).hasMessageContaining("hnn.checkpoint");
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(500);
    }

    private static String mutated(String header, Random random) {
        var text = new StringBuilder(header);
        for (int n = random.nextInt(3); n >= 0; n--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, "0,[]{}\"-.en".charAt(random.nextInt(11)));
                case 2 -> text.setCharAt(at, (char) (' ' + random.nextInt(95)));
                default -> {
                    var number = Pattern.compile("[\\d.E-]+|\"[^\"]*\"").matcher(text);
                    if (number.find(at)) {
                        text.replace(number.start(), number.end(), List.of("null", "-1", "NaN", "1e400", "[]", "{}", "\"\"")
                                .get(random.nextInt(7)));
                    }
                }
            }
        }
        return text.toString();
    }

    private static byte[] withHeader(byte[] whole, UnaryOperator<String> change) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var from = new ZipInputStream(new ByteArrayInputStream(whole)); var to = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                byte[] content = from.readAllBytes();
                to.putNextEntry(new ZipEntry(entry.getName()));
                to.write(entry.getName().equals("training.json")
                        ? change.apply(new String(content, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8) : content);
            }
        }
        return bytes.toByteArray();
    }
}
