package hnn.pixel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import hnn.figure.Export;
import hnn.figure.Figure;
import hnn.figure.Film;
import hnn.figure.Mark;
import hnn.figure.Panel;
import hnn.figure.Role;
import hnn.network.BaselineBlock;
import hnn.network.FieldBlock;
import hnn.network.HamiltonianBlock;
import hnn.network.Mlp;
import hnn.phase.Field;
import hnn.phase.Trajectory;
import hnn.training.History;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of frames and of the latent planes of models that have learned nothing yet. */
class FramePicturesTest {

    private static final Frames FRAMES =
            PendulumFrames.generate(FrameSettings.paper().withTrials(5).withSide(10)).train();
    private static final Map<String, LatentModel<?>> MODELS = new LinkedHashMap<>();

    static {
        MODELS.put("baseline", model(new BaselineBlock(new Mlp(2, 6, 2, 0))));
        MODELS.put("HNN", model(new HamiltonianBlock(new Mlp(2, 6, 1, 0))));
    }

    private static <F extends Field> LatentModel<F> model(FieldBlock<F> dynamics) {
        try (NDManager manager = NDManager.newBaseManager()) {
            var block = new LatentBlock<>(2 * FRAMES.pixels(), 6, dynamics, 0);
            block.initialize(manager, DataType.FLOAT32, new Shape(2, 1, 2L * FRAMES.pixels()));
            return block.toField();
        }
    }

    private static List<String> labels(Panel panel) {
        return panel.marks().stream().map(mark -> mark instanceof Mark.Curve curve ? curve.label()
                : mark instanceof Mark.Points points ? points.label() : mark.getClass().getSimpleName()).toList();
    }

    @Test
    void anglesAreReadOffEachFilmAndComparedWithTheFirst() {
        Figure figure = FramePictures.angles(new PendulumCamera(10),
                new Film("truth", FRAMES.film(0)), new Film("HNN", FRAMES.part(1, 2).film(0)));
        assertThat(figure.panels()).extracting(FramePicturesTest::labels)
                .containsExactly(List.of("truth", "HNN"), List.of("HNN"));
        var truth = (Mark.Curve) figure.panels().get(0).marks().get(0);
        assertThat(truth.y()).containsExactly(FRAMES.path(0).coordinate(0), within(0.02));
        var difference = (Mark.Curve) figure.panels().get(1).marks().get(0);
        assertThat(difference.y()[40]).isCloseTo(
                FRAMES.path(1).coordinate(0)[40] - FRAMES.path(0).coordinate(0)[40], within(0.04));
        assertThat(figure.panels().get(1).title()).isEqualTo("less the truth");
    }

    @Test
    void stripsAreAsLowAsTheirFramesAlsoAsAPicture(@TempDir Path folder) throws IOException {
        Export.write(FramePictures.strips(6, new Film("one", FRAMES.film(0))), folder.resolve("strip.svg"), 16);
        assertThat(folder.resolve("strip.svg")).content().contains("One frame in 6");
    }

    @Test
    void anglesOfFilmsOfDifferentLengthsEndWithTheShorter() {
        Film whole = new Film("truth", FRAMES.film(0));
        Film part = new Film("HNN", Arrays.copyOf(FRAMES.film(1), FRAMES.times() - 3));
        Figure figure = FramePictures.angles(new PendulumCamera(10), whole, part);
        assertThat(((Mark.Curve) figure.panels().get(0).marks().get(0)).x()).hasSize(FRAMES.times());
        assertThat(((Mark.Curve) figure.panels().get(1).marks().get(0)).x()).hasSize(FRAMES.times() - 3);
    }

    @Test
    void eachPartOfTheLossHasAPanel() {
        Map<String, double[]> columns =
                new LinkedHashMap<>(Map.of("step", new double[] {1, 2}, "test loss", new double[] {0.3, 0.2}));
        LatentLoss.PARTS.forEach(part -> columns.put("test " + part, new double[] {0.1, 0.05}));
        Figure figure = FramePictures.losses(History.of("HNN", columns));
        assertThat(figure.panels()).extracting(Panel::title)
                .containsExactly("the whole loss", "reconstruction", "momentum", "dynamics");
        assertThat(((Mark.Curve) figure.panels().get(0).marks().get(0)).y()).containsExactly(0.3, 0.2);
    }

    @Test
    void aLatentPlaneHasTheLevelsOfHWhereThereIsOne() {
        Map<String, Trajectory> paths = LatentRollouts.from(MODELS, FRAMES, 0, 5);
        Figure figure = LatentPictures.planes(MODELS, FRAMES, paths);
        assertThat(figure.panels()).extracting(FramePicturesTest::labels).containsExactly(
                List.of("frames", "baseline"), List.of("Contours", "frames", "HNN"));
        var path = (Mark.Curve) figure.panels().get(1).marks().get(2);
        assertThat(path.x()).isEqualTo(paths.get("HNN").coordinate(0));
        assertThat(((Mark.Contours) figure.panels().get(1).marks().get(0)).faint()).isTrue();
        refused(() -> LatentPictures.planes(MODELS, FRAMES, Map.of("HNN", paths.get("HNN"))),
                "paths must have one for baseline, not only for [HNN]");
    }

    @Test
    void thePartsOfAPathAreDrawnInTheOrderOfTime() {
        LatentModel<?> hnn = MODELS.get("HNN");
        Trajectory path = LatentRollouts.from(hnn, FRAMES, 0, 4);
        var parts = new LinkedHashMap<String, Trajectory>();
        List.of("before", "push", "after").forEach(name -> parts.put(name, path));
        List<Mark> marks = LatentPictures.parts(hnn, FRAMES, parts).panels().get(0).marks();
        assertThat(marks.subList(2, 5)).extracting(mark -> ((Mark.Curve) mark).role())
                .containsExactly(Role.HNN, Role.of("push"), Role.HNN);
        assertThat(marks.subList(2, 5)).extracting(mark -> ((Mark.Curve) mark).line())
                .containsExactly(Mark.Line.FAINT, Mark.Line.FULL, Mark.Line.FULL);
    }

    @Test
    void energiesAreOfThePathsInTrueCoordinates() {
        Map<String, Trajectory> paths = LatentRollouts.from(MODELS, FRAMES, 0, 5);
        var maps = new LinkedHashMap<String, CoordinateMap>();
        MODELS.forEach((name, model) -> maps.put(name, CoordinateMap.fit(model, FRAMES)));
        Figure figure = LatentPictures.energies(GymPendulum.ENERGY, FRAMES.path(0).part(0, 6), paths, maps);
        assertThat(labels(figure.panels().get(0))).containsExactly("truth", "baseline", "HNN");
        var hnn = (Mark.Curve) figure.panels().get(0).marks().get(2);
        assertThat(hnn.y()[0]).isEqualTo(
                GymPendulum.ENERGY.hamiltonian(maps.get("HNN").at(paths.get("HNN").states()[0])));
        maps.remove("HNN");
        refused(() -> LatentPictures.energies(GymPendulum.ENERGY, FRAMES.path(0), paths, maps), "maps must have one for HNN");
    }

    @Test
    void whatCannotBeShownIsNamed() {
        refused(() -> FramePictures.strips(0, new Film("truth", FRAMES.film(0))), "every must be at least 1, not 0");
        refused(() -> FramePictures.strips(2), "films is empty");
        refused(() -> FramePictures.angles(new PendulumCamera(10)), "films is empty");
        refused(FramePictures::play, "films is empty");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }
}
