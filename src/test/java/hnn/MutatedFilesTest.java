package hnn;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import hnn.data.DataSettings;
import hnn.data.Dataset;
import hnn.data.Starts;
import hnn.data.TrajectoryData;
import hnn.experiment.Experiments;
import hnn.experiment.PaperTable;
import hnn.file.BlockFile;
import hnn.file.CheckpointException;
import hnn.file.Checkpoints;
import hnn.file.CodeMark;
import hnn.file.NpzWeights;
import hnn.network.BaselineBlock;
import hnn.network.Mlp;
import hnn.own.Columns;
import hnn.own.DataFileException;
import hnn.own.Measurements;
import hnn.own.Observations;
import hnn.own.PendulumRecordings;
import hnn.pixel.FramesFile;
import hnn.sweep.SweepFile;
import hnn.system.MassSpring;
import hnn.training.Progress;
import hnn.training.Training;
import hnn.training.TrainingSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;

/**
 * Whatever is in a file, it is read, or the exception that is documented names it: files of each kind with some bytes changed, taken
 * out, put in or cut off. {@code ./environment/test --long} tries a hundred thousand of each kind; a failure says its seed.
 */
class MutatedFilesTest {

    private static final String RECORDING = "%o v\n" + IntStream.range(0, 12)
            .mapToObj(i -> "0 " + 0.1 * i + " " + Math.cos(i) + " " + Math.sin(i)).collect(Collectors.joining("\n"));
    private static final String COMMAS = "run,t,q,p\n" + IntStream.range(0, 8)
            .mapToObj(i -> "\"#" + i / 4 + "\"," + i + "," + Math.cos(i) + ",1e-3").collect(Collectors.joining("\r\n"));
    private static final String SEMICOLONS = "\"Zeit (s)\";\"Winkel (Grad)\"\n" + IntStream.range(0, 12)
            .mapToObj(i -> "0," + (10 + i) + ";" + i + ",5").collect(Collectors.joining("\n"));
    private static final Path FOLDER = folder();

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("mutated");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is done to a file: to the byte at a place, as a part of the length. */
    record Mutation(Kind kind, double place, byte value) {
        enum Kind {
            REMOVED, ADDED, CUT, SPECIAL, CHANGED
        }

        List<Byte> of(List<Byte> bytes) {
            if (bytes.isEmpty()) {
                return bytes;
            }
            List<Byte> changed = new ArrayList<>(bytes);
            int at = (int) (place * bytes.size());
            switch (kind) {
                case REMOVED -> changed.remove(at);
                case ADDED -> changed.add(at, value);
                case CUT -> changed.subList(at, changed.size()).clear();
                case SPECIAL -> changed.set(at, (byte) ",;\n\"#-.e09N{}".charAt(Byte.toUnsignedInt(value) % 13));
                default -> changed.set(at, value);
            }
            return changed;
        }
    }

    /** What is tried with a file. */
    @FunctionalInterface
    interface Reader {
        void read(Path file) throws IOException;
    }

    @Provide
    Arbitrary<List<Mutation>> mutations() {
        return Combinators.combine(Arbitraries.of(Mutation.Kind.class),
                Arbitraries.doubles().between(0, true, 1, false).ofScale(6).withDistribution(RandomDistribution.uniform()),
                Arbitraries.bytes().withDistribution(RandomDistribution.uniform())).as(Mutation::new)
                .list().ofMinSize(1).ofMaxSize(4);
    }

    /** Reads a file, and then its mutation. */
    private static void onlyDocumented(String name, byte[] whole, List<Mutation> mutations,
            Class<? extends RuntimeException> documented,
            Reader reader) throws IOException {
        Path file = FOLDER.resolve(name);
        file.toFile().deleteOnExit();
        List<Byte> bytes = new ArrayList<>(whole.length);
        for (byte each : whole) {
            bytes.add(each);
        }
        for (Mutation mutation : mutations) {
            bytes = mutation.of(bytes);
        }
        byte[] mutated = new byte[bytes.size()];
        for (int i = 0; i < mutated.length; i++) {
            mutated[i] = bytes.get(i);
        }
        Files.write(file, mutated);
        try {
            reader.read(file);
        } catch (RuntimeException e) {
            assertThat(e).isInstanceOf(documented).hasMessageContaining(name);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Property
    void observations(@ForAll("mutations") List<Mutation> mutations) throws IOException {
        Columns columns = Columns.of("t", List.of("q"), List.of("p")).withTrajectory("run");
        onlyDocumented("swing.csv", utf8(COMMAS), mutations, DataFileException.class, file -> Observations.read(file, columns));
    }

    @Property
    void measurements(@ForAll("mutations") List<Mutation> mutations) throws IOException {
        onlyDocumented("phone.csv", utf8(SEMICOLONS), mutations, DataFileException.class, Measurements::read);
    }

    @Property
    void aRecordingAsText(@ForAll("mutations") List<Mutation> mutations) throws IOException {
        onlyDocumented("recording.txt", utf8(RECORDING), mutations, DataFileException.class, PendulumRecordings::read);
    }

    @Property
    void aRecordingInAZip(@ForAll("mutations") List<Mutation> mutations) throws IOException {
        onlyDocumented("recording.zip", Wholes.ZIP, mutations, DataFileException.class,
                file -> assertThat(PendulumRecordings.read(file).path().end()).isEqualTo(Wholes.END));
    }

    @Property
    void frames(@ForAll("mutations") List<Mutation> mutations) throws IOException {
        onlyDocumented("frames.npz", Wholes.FRAMES, mutations, DataFileException.class,
                path -> assertThat(FramesFile.read(path, 4).frame(0, 1)[1]).isEqualTo(1));
    }

    @Property
    void theWeightsOfANetwork(@ForAll("mutations") List<Mutation> mutations) throws IOException {
        onlyDocumented("weights.npz", Wholes.WEIGHTS, mutations, IllegalArgumentException.class, path -> {
            try {
                NpzWeights.read(path);
            } catch (IOException e) {
                return; // documented
            }
        });
    }

    @Property
    void theWeightsOfABlock(@ForAll("mutations") List<Mutation> mutations) throws IOException {
        onlyDocumented("block.npz", Wholes.BLOCK, mutations, IllegalArgumentException.class, path -> {
            try {
                BlockFile.read(path, Wholes.READ, 2);
            } catch (IOException e) {
                return; // documented
            }
        });
    }

    @Property
    void aCheckpoint(@ForAll("mutations") List<Mutation> mutations) throws IOException {
        onlyDocumented("kept.checkpoint", Wholes.CHECKPOINT, mutations, CheckpointException.class, Wholes::trained);
    }

    @Property
    void theRunsOfTheTable(@ForAll("mutations") List<Mutation> mutations) throws IOException {
        onlyDocumented("table.csv",
                utf8(("experiment,model,seed,train,test,energy,energy median,coordinates,seconds,source,code\n"
                        + "01-mass-spring,baseline,0,0.1,0.2,1E-3,1E-4,0.2,3.5,simulated,CODE\n01-mass-spring,HNN,0,0.1,0.2,1E-3,1E-4,0.2,3.5,simulated,CODE\n")
                        .replace("CODE", CodeMark.text())),
                mutations, IllegalArgumentException.class, path -> new PaperTable(List.of(Experiments.massSpring()), 1, path));
    }

    @Property
    void theResultsOfASweep(@ForAll("mutations") List<Mutation> mutations) throws IOException {
        onlyDocumented("sweep.jsonl",
                utf8("{\"settings\":{\"g\":1.0},\"seed\":0,\"row\":{\"x\":NaN},\"seconds\":0.5,\"attempt\":1}\n"
                        + "{\"settings\":{\"g\":2.0},\"seed\":0,\"failure\":\"it threw\",\"seconds\":0.5,\"attempt\":2}\n"),
                mutations,
                IllegalArgumentException.class, path -> {
                    var file = new SweepFile(path);
                    file.results();
                    file.failures();
                });
    }

    /** The files before they are changed. */
    private static final class Wholes {

        private static final Dataset DATA = TrajectoryData.generate(new MassSpring(), Starts.ring(0.1, 1),
                new DataSettings(4, 5, 3, 0, 0.5, 0));
        static final byte[] ZIP = zip();
        static final double[] END = end();
        static final byte[] FRAMES = frames();
        static final BaselineBlock READ = new BaselineBlock(new Mlp(2, 3, 2, 0));
        static final byte[] CHECKPOINT = written("whole.checkpoint", Wholes::trained);
        static final byte[] BLOCK = written("whole-block.npz", file -> {
            Training.train(READ, DATA, new TrainingSettings(1, 10, 1e-3, 0, 1, 0), Progress.silent(), null);
            BlockFile.write(READ, file);
        });
        static final byte[] WEIGHTS =
                written("whole-weights.npz", file -> NpzWeights.write(((Mlp) READ.field()).toPlain(), file));

        private static void trained(Path file) {
            Training.train(new BaselineBlock(new Mlp(2, 3, 2, 0)), DATA, new TrainingSettings(2, 10, 1e-3, 0, 1, 0),
                    Progress.silent(),
                    new Checkpoints(file, 1));
        }

        private static byte[] written(String name, Reader writer) {
            try {
                Path file = FOLDER.resolve(name);
                file.toFile().deleteOnExit();
                writer.read(file);
                return Files.readAllBytes(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static byte[] zip() {
            return written("whole.zip", file -> {
                try (var stream = new ZipOutputStream(Files.newOutputStream(file))) {
                    stream.putNextEntry(new ZipEntry("data/" + PendulumRecordings.FILE));
                    stream.write(utf8(RECORDING));
                    stream.closeEntry();
                }
            });
        }

        private static double[] end() {
            return PendulumRecordings.read(FOLDER.resolve("whole.zip")).path().end();
        }

        private static byte[] frames() {
            return written("whole-frames.npz", file -> {
                try (NDManager memory = NDManager.newBaseManager("PyTorch")) {
                    NDArray frames = memory.arange(64).mod(2).toType(DataType.UINT8, true).reshape(new Shape(1, 4, 4, 4));
                    frames.setName("frames");
                    NDArray coords = memory.arange(8f).reshape(1, 4, 2);
                    coords.setName("coords");
                    Files.write(file, new NDList(frames, coords).encode(NDList.Encoding.NPZ));
                }
            });
        }
    }
}
