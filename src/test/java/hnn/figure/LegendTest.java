package hnn.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hnn.analysis.Comparison;
import hnn.analysis.ConvergenceOrder;
import hnn.analysis.DataRegion;
import hnn.analysis.ErrorParts;
import hnn.figure.Panel.Scale;
import hnn.phase.Field;
import hnn.phase.Fields;
import hnn.phase.HamiltonianField;
import hnn.phase.Times;
import hnn.phase.Trajectory;
import hnn.phase.Units;
import hnn.rollout.DormandPrince;
import hnn.rollout.Rollouts;
import hnn.shooting.PathData;
import hnn.system.Bodies;
import hnn.system.MassSpring;
import hnn.system.Pendulum;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Signs have one meaning in all figures: dashes are the truth's, which lies on top; a color is one name's. */
@SuppressWarnings("unchecked")
class LegendTest {

    private static final HamiltonianField SPRING = new MassSpring();
    private static final Field DAMPED = (t, x) -> new double[] {2 * x[1], -2 * x[0] - 0.2 * x[1]};
    private static final Fields FIELDS = Fields.of("truth", SPRING).and("baseline", DAMPED).and("HNN", new Softer());
    private static final double[] TIMES = Times.linspace(0, 5, 51);
    private static final Map<String, Trajectory> PATHS =
            Rollouts.of(FIELDS, new double[] {1, 0}, TIMES, DormandPrince.standard());
    private static final Bodies BODIES = new Bodies(1, 1);
    private static final Map<String, Trajectory> ORBITS = orbits();

    /** A spring that was not learned well: H = 1.1 q^2 + p^2 + 7. */
    private static final class Softer implements HamiltonianField {
        @Override
        public double hamiltonian(double[] x) {
            return 1.1 * x[0] * x[0] + x[1] * x[1] + 7;
        }

        @Override
        public double[] gradient(double[] x) {
            return new double[] {2.2 * x[0], 2 * x[1]};
        }
    }

    private static Map<String, Trajectory> orbits() {
        Field leaking = (t, x) -> {
            double[] f = BODIES.at(t, x);
            f[4] -= 0.01 * x[4];
            return f;
        };
        double[] start = {0.5, -0.5, 0, 0, 0, 0, 0.6, -0.6};
        return Rollouts.of(Fields.of("truth", BODIES).and("HNN", leaking), start, TIMES, DormandPrince.standard());
    }

    private static Figure rollouts() {
        return Pictures.rollouts(Comparison.of(new MassSpring(), new Softer(), FIELDS, new double[] {1, 0}, TIMES,
                DormandPrince.standard()));
    }

    private static Stream<Figure> figures() {
        Table history = Comparison.of(new MassSpring(), SPRING, FIELDS, new double[] {1, 0}, TIMES, DormandPrince.standard());
        var region = DataRegion.of(new PathData(List.of(PATHS.get("HNN").part(0, 9)), List.of(PATHS.get("truth").part(0, 9))));
        return Stream.of(rollouts(),
                Pictures.bands("", history, "t", "q", "model", Scale.LINEAR),
                Pictures.curves("", history, "t", "q", "model", Scale.LINEAR),
                PhasePictures.phasePortraits(Box.square(1), FIELDS),
                PendulumPictures.phasePortrait(new Pendulum(), 1, 7),
                RegionPictures.rollouts(region, "H", SPRING::hamiltonian, PATHS, Units.NATURAL),
                OrbitPictures.orbits(BODIES, ORBITS), OrbitPictures.energies(BODIES, ORBITS),
                OrbitPictures.conserved(BODIES, ORBITS), OrbitPictures.distances(ORBITS),
                RolloutPictures.drift("H", SPRING::hamiltonian, PATHS),
                RolloutPictures.levels(Box.square(1), Fields.of("truth", SPRING).and("HNN", new Softer()), PATHS),
                RolloutPictures.lines(Map.of("truth", List.of(PATHS.get("truth")), "HNN", List.of(PATHS.get("HNN")))),
                orders("a", "b", "c", "d", "e", "f", "g"), parts());
    }

    private static Figure orders(String... methods) {
        return RolloutPictures.orders(Arrays.stream(methods)
                .map(method -> new ConvergenceOrder(method, new double[] {0.1, 0.05}, new double[] {1e-2, 1e-3}, 1)).toList());
    }

    private static Figure parts() {
        return RolloutPictures.parts(Map.of("parts", new ErrorParts(TIMES, TIMES, TIMES, TIMES)));
    }

    private static List<Mark.Curve> curves(List<Mark> marks) {
        return marks.stream().filter(Mark.Curve.class::isInstance).map(Mark.Curve.class::cast).toList();
    }

    @Test
    void dashesAreTheTruthsAndNobodyElses() {
        assertThat(figures().flatMap(figure -> figure.panels().stream()).flatMap(panel -> curves(panel.marks()).stream())
                .filter(curve -> curve.line() != Mark.Line.ARROWS))
                .hasSizeGreaterThan(50)
                .allSatisfy(curve -> assertThat(curve.dashed()).as(curve.label()).isEqualTo(curve.role() == Role.TRUTH));
        for (Figure figure : figures().toList()) {
            for (Object trace : (List<Object>) PlotlyJson.of(figure).get("data")) {
                if (String.valueOf(trace).contains("dash=dash")) {
                    assertThat(String.valueOf(trace)).contains("color=" + Role.TRUTH.css());
                }
            }
        }
    }

    @Test
    void theTruthLiesOverAllOtherCurves() {
        assertThat(figures().flatMap(figure -> figure.panels().stream())).allSatisfy(panel -> {
            List<Mark.Curve> drawn = curves(panel.drawn());
            long truths = drawn.stream().filter(curve -> curve.role() == Role.TRUTH).count();
            assertThat(drawn.subList((int) (drawn.size() - truths), drawn.size()))
                    .allMatch(curve -> curve.role() == Role.TRUTH);
            assertThat(panel.drawn()).containsExactlyInAnyOrderElementsOf(panel.marks());
            assertThat(drawn).filteredOn(curve -> curve.line() == Mark.Line.FULL && curve.role() != Role.TRUTH)
                    .as("a rim is left of what it covers").allMatch(curve -> curve.width() >= 2);
            assertThat(drawn).filteredOn(Mark.Curve::dashed).allMatch(curve -> curve.width() <= 1.5);
        });
    }

    @Test
    void bothTheBrowserAndTheStillDrawTheTruthLast() throws Exception {
        Figure path = Figure.row("one panel", rollouts().panels().get(0));
        List<Map<String, Object>> traces = (List<Map<String, Object>>) PlotlyJson.of(path).get("data");
        assertThat(traces).extracting(trace -> trace.get("name")).containsExactly("baseline", "HNN", "truth");
        assertThat(traces.get(2)).as("first in the legend").containsEntry("legendrank", 1);
        var paths = FigureTest.parse(Still.svg(path)).getElementsByTagNameNS("*", "path");
        List<Element> lines = IntStream.range(0, paths.getLength()).mapToObj(i -> (Element) paths.item(i))
                .filter(line -> line.getAttribute("d").length() > 100).toList();
        assertThat(lines).hasSize(3);
        assertThat(lines).extracting(LegendTest::isDashed).containsExactly(false, false, true);
    }

    private static boolean isDashed(Element line) {
        return Stream.of(line, (Element) line.getParentNode())
                .anyMatch(element -> element.getAttribute("stroke-dasharray").matches(".*\\d.*")
                        || element.getAttribute("style").matches(".*stroke-dasharray:\\s*\\d.*"));
    }

    @Test
    void dotsThatMoveLieOverTheirPath() {
        Panel panel = OrbitPictures.animation(BODIES, ORBITS, 5).at(0).panels().get(0);
        assertThat(panel.drawn()).isEqualTo(panel.marks());
        assertThat(panel.drawn().get(2)).isInstanceOf(Mark.Points.class);
    }

    @Test
    void aMethodKeepsItsColorFromFigureToFigure() {
        List<Mark.Curve> first = curves(orders("Ralston", "Kutta 3", "Nyström").panels().get(0).marks());
        List<Mark.Curve> second = curves(orders("Nyström", "Ralston").panels().get(0).marks());
        assertThat(second.get(0).role()).isEqualTo(first.get(2).role());
        assertThat(second.get(1).role()).isEqualTo(first.get(0).role()).isNotEqualTo(second.get(0).role());
        assertThat(first).extracting(Mark.Curve::role).doesNotContain(Role.DATA, Role.KINETIC, Role.POTENTIAL);
    }

    @Test
    void sumsAndPartsHaveRolesOfTheirOwn() {
        assertThat(curves(OrbitPictures.energies(BODIES, ORBITS).panels().get(1).marks())).extracting(Mark.Curve::role)
                .containsExactly(Role.KINETIC, Role.POTENTIAL, Role.TOTAL);
        assertThat(curves(parts().panels().get(0).marks())).extracting(Mark.Curve::role)
                .containsExactly(Role.HNN, Role.INTEGRATOR);
    }

    @Test
    void changesOfWhatIsConservedAreAbsoluteAndLogarithmic() {
        Figure figure = OrbitPictures.conserved(BODIES, ORBITS);
        assertThat(figure.panels()).extracting(Panel::scale).containsOnly(Scale.LOGARITHMIC);
        assertThat(figure.panels()).extracting(Panel::yTitle).containsExactly(
                "|H − H at the start| (natural units)", "|L − L at the start| (natural units)");
        double[] energy = ORBITS.get("HNN").along(BODIES::hamiltonian);
        double[] change = curves(figure.panels().get(0).marks()).get(1).y();
        assertThat(change[0]).as("the start").isNaN();
        assertThat(change[50]).isEqualTo(Math.abs(energy[50] - energy[0]));
        assertThat(figure.panels()).allSatisfy(panel -> assertThat(curves(panel.marks()))
                .allSatisfy(curve -> assertThat(curve.y()).doesNotContain(0.0)));
    }

    @Test
    void panelsOfRolloutsSayWhoseQuantityTheyShow() {
        assertThat(rollouts().panels()).extracting(Panel::title).containsExactly("path", "distance to the true path",
                "H of the HNN, along each path", "true energy, along each path");
        Table damped = Comparison.of(new MassSpring(), SPRING, FIELDS, new double[] {1, 0}, TIMES, DormandPrince.standard());
        assertThat(Pictures.rollouts(damped, Units.NATURAL, "dissipative HNN").panels().get(2).title())
                .isEqualTo("H of the dissipative HNN, along each path");
    }

    /** On the square of half width 1 the mean of q^2 over 41 points a side is 0.35, so 0.1 q^2 less its mean ends at 0.065. */
    @Test
    void mapsOfHThatLookAlikeHaveAMapOfTheirDifference() {
        List<Panel> panels = PhasePictures.hamiltonians(Box.square(1), FIELDS).panels();
        assertThat(panels).extracting(Panel::title).containsExactly("truth, levels 0.15 apart", "HNN, levels 0.15 apart",
                "HNN less truth, levels 0.0093 apart");
        var difference = (Mark.Contours) panels.get(2).marks().get(0);
        assertThat(difference.high()).isCloseTo(0.065, within(1e-12)).isEqualTo(-difference.low());
        assertThat(difference.z()[7][0]).isCloseTo(0.065, within(1e-12));
        assertThat(difference.z()[7][20]).isCloseTo(-0.035, within(1e-12));
        assertThat(((Mark.Contours) panels.get(1).marks().get(0)).high()).as("shared").isCloseTo(2.1, within(1e-12));
        Fields same = new Fields(new LinkedHashMap<>(Map.of("truth", SPRING))).and("learned", SPRING);
        assertThat(PhasePictures.hamiltonians(Box.square(1), same).panels()).hasSize(3).last()
                .extracting(Panel::title).asString().startsWith("learned less truth");
    }

    @Test
    void pathsAboveTheSeparatrixGoRoundBothWays() {
        var round = curves(PendulumPictures.phasePortrait(new Pendulum(), 7).panels().get(0).marks()).get(1);
        assertThat(Arrays.stream(round.x())).allMatch(q -> Math.abs(q) <= Math.PI);
        assertThat(Arrays.stream(round.y()).filter(Double::isNaN).count()).isEqualTo(1);
        for (int i = 0; i < round.x().length; i++) {
            double p = round.y()[i];
            assertThat(Double.isNaN(p) || Math.abs(new Pendulum().hamiltonian(new double[] {round.x()[i], p}) - 7) < 1e-12)
                    .isTrue();
        }
    }

    @Test
    void theDotsOfTheTwoModelsStandBesideTheNumberOfThePage() {
        Table runs = Table.create("runs", StringColumn.create("experiment", "02-pendulum", "02-pendulum"),
                StringColumn.create("model", "HNN", "baseline"),
                DoubleColumn.create("energy", 1, 2));
        List<Mark> marks = Pictures.energies(runs).panels().get(0).marks();
        assertThat(((Mark.Points) marks.get(0)).x()[0]).isBetween(1.6, 1.99);
        assertThat(((Mark.Points) marks.get(1)).x()[0]).isBetween(2.01, 2.4);
    }
}
