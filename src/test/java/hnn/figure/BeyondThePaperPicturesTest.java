package hnn.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import hnn.analysis.DataRegion;
import hnn.analysis.EnergyBudget;
import hnn.figure.Panel.Scale;
import hnn.phase.Trajectory;
import hnn.phase.Units;
import hnn.shooting.PathData;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Ensembles, budgets of energy, and rollouts that leave the data. */
@SuppressWarnings("unchecked")
class BeyondThePaperPicturesTest {

    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    private static Table ensemble() {
        return Table.create("t", StringColumn.create("model", "HNN", "HNN", "HNN", "HNN", "HNN", "HNN"),
                DoubleColumn.create("noise", 1, 0, 1, 0, 1, 0), DoubleColumn.create("error", 5, 0.1, 9, 0.3, 6, 0.2));
    }

    @Test
    void anEnsembleIsAMedianInABand() throws Exception {
        Figure figure = Pictures.bands("Noise", ensemble(), "noise", "error", "model", Scale.LOGARITHMIC);
        var curve = (Mark.Curve) figure.panels().get(0).marks().get(0);
        assertThat(curve.x()).containsExactly(0, 1);
        assertThat(curve.y()).containsExactly(0.2, 6);
        var band = (Mark.Band) figure.panels().get(0).marks().get(1);
        assertThat(band.low()).containsExactly(0.1, 5);
        assertThat(band.high()).containsExactly(0.3, 9);
        Map<String, Object> trace = map(((List<Object>) PlotlyJson.of(figure).get("data")).get(1));
        assertThat(trace).containsEntry("fill", "toself").containsEntry("x", List.of(0.0, 1.0, 1.0, 0.0))
                .containsEntry("y", List.of(0.1, 5.0, 9.0, 0.3)).containsEntry("showlegend", false);
        assertThat(FigureTest.parse(Still.svg(figure)).getDocumentElement().getTextContent()).contains("noise", "HNN");
        assertThatThrownBy(() -> new Mark.Band("a", Role.HNN, new double[1], new double[] {2}, new double[] {1}))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("low must not be above high, as at 0: 2.0 and 1.0");
    }

    @Test
    void aRolloutIsFaintFromWhereItLeavesTheData() {
        var line = new Trajectory(new double[] {0, 1, 2}, new double[][] {{0, 0}, {1, 0}, {2, 0}});
        DataRegion region = DataRegion.of(new PathData(List.of(line),
                List.of(new Trajectory(new double[] {0}, new double[][] {{0.5, 0}}))));
        var paths = new LinkedHashMap<String, Trajectory>();
        paths.put("truth", new Trajectory(new double[] {0, 1}, new double[][] {{0, 0}, {9, 0}}));
        paths.put("HNN", new Trajectory(new double[] {0, 1, 2, 3}, new double[][] {{0, 0}, {2, 0}, {4, 0}, {6, 0}}));
        Figure figure = RegionPictures.rollouts(region, "energy", x -> 10 * x[0], paths, Units.NATURAL);
        List<Mark> along = figure.panels().get(1).marks();
        assertThat(along).as("the truth needs no warning").hasSize(4);
        assertThat(((Mark.Curve) along.get(1)).y()).containsExactly(0, 20, 40);
        assertThat(((Mark.Curve) along.get(1)).line()).isEqualTo(Mark.Line.FULL);
        assertThat(((Mark.Curve) along.get(2)).line()).isEqualTo(Mark.Line.FAINT);
        assertThat(((Mark.Curve) along.get(2)).dashed()).isFalse();
        assertThat(((Mark.Curve) along.get(2)).x()).containsExactly(2, 3);
        assertThat(((Mark.Points) along.get(3)).role()).isEqualTo(Role.WARNING);
        assertThat(((Mark.Points) along.get(3)).y()).containsExactly(40);
        var border = (Mark.Curve) figure.panels().get(0).marks().get(0);
        assertThat(Arrays.stream(border.x()).filter(Double::isFinite).max().orElseThrow()).as("2 and the border").isCloseTo(2.5,
                within(1e-9));
        assertThat(Arrays.stream(border.x()).filter(Double::isNaN).count()).as("a ring about each state").isEqualTo(3);
    }

    @Test
    void energyIsPiledUpToWhatWasThereAtTheStart() {
        var budget = new EnergyBudget(new double[] {0, 1}, new double[] {1, 0.5}, new double[] {2, 1}, new double[] {0, 1.25},
                new double[] {0, 0.25});
        List<Mark> marks = BudgetPictures.energies(Map.of("truth", budget), Units.NATURAL).panels().get(0).marks();
        assertThat(((Mark.Band) marks.get(1)).high()).as("potential and kinetic").containsExactly(3, 1.5);
        assertThat(((Mark.Band) marks.get(2)).high()).as("and lost").containsExactly(3, 2.75);
        assertThat(((Mark.Curve) marks.get(3)).y()).containsExactly(3, 3);
        assertThat(((Mark.Curve) marks.get(3)).role()).as("it may be a model's").isEqualTo(Role.TOTAL);
    }
}
