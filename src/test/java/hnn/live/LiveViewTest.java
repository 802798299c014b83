package hnn.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class LiveViewTest {

    /** A front end that keeps what it is told. */
    private static final class FrontEnd implements Wires {

        private final Map<String, Map<?, ?>> states = new LinkedHashMap<>(); // by the models' ids
        private final Map<String, Consumer<Map<String, Object>>> receivers = new LinkedHashMap<>();
        private final List<String> closed = new ArrayList<>();
        private final BlockingQueue<String> shown = new LinkedBlockingQueue<>();
        private Optional<Cell> cell = Optional.empty();

        @Override
        public Optional<Cell> cell() {
            return cell;
        }

        @Override
        public Wire open(String target, String version, Map<String, Object> data, Consumer<Map<String, Object>> received) {
            assertThat(target).isEqualTo("jupyter.widget");
            assertThat(version).startsWith("2.");
            String id = "model " + states.size();
            states.put(id, (Map<?, ?>) data.get("state"));
            receivers.put(id, received);
            return new Wire() {
                @Override
                public String id() {
                    return id;
                }

                @Override
                public void send(Map<String, Object> message) {
                    shown.add(String.valueOf(((Map<?, ?>) message.get("state")).get("value")));
                }

                @Override
                public void close() {
                    closed.add(id);
                }
            };
        }

        private String model(String name) {
            return states.entrySet().stream().filter(state -> name.equals(state.getValue().get("_model_name"))).findFirst()
                    .orElseThrow().getKey();
        }

        void move(String model, Object value) {
            receivers.get(model(model)).accept(Map.of("method", "update", "state", Map.of("value", value)));
        }

        String next() throws InterruptedException {
            return shown.poll(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void aMoveIsFollowed() throws InterruptedException {
        var page = new FrontEnd();
        LiveView view = Live.view(Slider.of("q", -1, 1, 0.5), Slider.ofIntegers("n", 1, 9, 3), (q, n) -> q + " and " + n);
        assertThat(view.first()).isEqualTo("0.5 and 3");
        String box = view.connect(page, String::valueOf);
        assertThat(page.states.get(box).get("children")).asInstanceOf(InstanceOfAssertFactories.LIST).hasSize(3);
        assertThat(page.states.get(page.model("HTMLModel")).get("value")).isEqualTo("0.5 and 3");
        page.move("FloatSliderModel", -1); // JSON has no doubles of its own
        assertThat(page.next()).isEqualTo("-1.0 and 3");
        page.move("IntSliderModel", 7);
        assertThat(page.next()).isEqualTo("-1.0 and 7");
        view.close();
        assertThat(page.closed).hasSameSizeAs(page.states.keySet());
    }

    @Test
    void movesThatComeMeanwhileWaitForTheLastOfThem() throws InterruptedException {
        var page = new FrontEnd();
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var calls = new AtomicInteger();
        LiveView view = Live.view(Slider.of("q", 0, 1000, 0), q -> {
            if (calls.incrementAndGet() == 2) {
                begun.countDown();
                await(go);
            }
            return q;
        });
        view.connect(page, String::valueOf);
        page.move("FloatSliderModel", 1);
        await(begun);
        for (int k = 2; k <= 1000; k++) {
            page.move("FloatSliderModel", k);
        }
        go.countDown();
        assertThat(page.next()).isEqualTo("1.0");
        assertThat(page.next()).isEqualTo("1000.0");
        assertThat(calls).hasValue(3);
        assertThat(page.shown).isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aFailureIsShownAndTheNextMoveWorks() throws InterruptedException {
        var page = new FrontEnd();
        LiveView view = Live.view(Slider.of("noise", 0, 4, 0), noise -> {
            if (noise == 2) {
                throw new IllegalStateException("too much");
            }
            return noise == 3 ? null : "noise " + noise;
        });
        view.connect(page, String::valueOf);
        page.move("FloatSliderModel", 2);
        assertThat(page.next()).isEqualTo("The function fails at noise = 2.0: too much");
        page.move("FloatSliderModel", 3);
        assertThat(page.next()).contains("gives null at noise = 3.0: return a figure, a table or a text");
        page.move("FloatSliderModel", 1);
        assertThat(page.next()).isEqualTo("noise 1.0");
    }

    @Test
    void aFrontEndThatHasLostAModelIsTold() throws InterruptedException {
        var page = new FrontEnd();
        LiveView view = Live.view(Slider.of("q", 0, 1, 0.5), q -> "q " + q);
        view.connect(page, String::valueOf);
        page.move("FloatSliderModel", 1);
        assertThat(page.next()).isEqualTo("q 1.0");
        page.receivers.get(page.model("HTMLModel")).accept(Map.of("method", "request_state"));
        assertThat(page.next()).isEqualTo("q 1.0");
    }

    @Test
    void otherControlsHaveTheirTypes() throws InterruptedException {
        var page = new FrontEnd();
        LiveView view = Live.view(Choice.of("method", "Euler", "leapfrog"), Choice.checkBox("with friction", true),
                Choice.button("again"), Slider.logarithmic("width", 10, 1000, 100),
                (method, friction, clicks, width) -> method + " " + friction + " " + clicks + " " + width);
        assertThat(view.first()).isEqualTo("Euler true 0 100.0");
        view.connect(page, String::valueOf);
        page.receivers.get(page.model("DropdownModel")).accept(Map.of("method", "update", "state", Map.of("index", 1)));
        assertThat(page.next()).isEqualTo("leapfrog true 0 100.0");
        page.move("CheckboxModel", false);
        assertThat(page.next()).isEqualTo("leapfrog false 0 100.0");
        page.receivers.get(page.model("ButtonModel")).accept(Map.of("method", "custom", "content", Map.of("event", "click")));
        assertThat(page.next()).isEqualTo("leapfrog false 1 100.0");
    }

    @Test
    void whatCannotBeIsSaidInASentence() {
        assertThatIllegalArgumentException().isThrownBy(() -> Slider.of("q", 2, -2, 0))
                .withMessage("the slider \"q\" goes from 2.0 to -2.0: the first must be the smaller one");
        assertThatIllegalArgumentException().isThrownBy(() -> Slider.of("q", -2, 2, 3))
                .withMessage("the slider \"q\" begins at 3.0, which is not from -2.0 to 2.0");
        assertThatIllegalArgumentException().isThrownBy(() -> Live.view(Slider.of("q", 0, 1, 0), q -> null))
                .withMessage("the function of the view gives null at q = 0.0: return a figure, a table or a text");
        Control<Double> slider = Slider.of("q", 0, 1, 0);
        Live.view(slider, q -> q);
        assertThatIllegalArgumentException().isThrownBy(() -> Live.view(slider, q -> q))
                .withMessage("the control \"q\" is in another view already: make one for each");
        assertThatIllegalArgumentException().isThrownBy(() -> Choice.of("method"))
                .withMessage("the choice \"method\" has nothing to choose from");
    }

    /** A cell that is run again leaves its old view behind, and nobody says so. */
    @Test
    void ofManyViewsTheOldestAreClosed() {
        var page = new FrontEnd();
        Live.view(Slider.of("q", 0, 1, 0), q -> q).connect(page, String::valueOf);
        int models = page.states.size();
        for (int k = 0; k < 200; k++) {
            Live.view(Slider.of("q", 0, 1, 0), q -> q).connect(page, String::valueOf);
        }
        assertThat(page.closed).contains("model 0").hasSizeGreaterThanOrEqualTo(150 * models);
    }

    @Test
    void whatCannotBeDrawnIsSaid() throws InterruptedException {
        var page = new FrontEnd();
        LiveView view = Live.view(Slider.of("q", 0, 3, 0), q -> q);
        view.connect(page, shown -> {
            if (shown.equals(1.0)) {
                throw new AssertionError("no font");
            }
            return String.valueOf(shown);
        });
        page.move("FloatSliderModel", 1);
        assertThat(page.next()).isEqualTo("The function fails at q = 1.0: no font");
        page.move("FloatSliderModel", 2);
        assertThat(page.next()).isEqualTo("2.0");
    }

    /** The cell's value is shown once more: the sliders begin anew, and so do the values. */
    @Test
    void aViewThatIsShownAgainBeginsAnew() throws InterruptedException {
        var page = new FrontEnd();
        LiveView view = Live.view(Slider.of("q", 0, 3, 0), Slider.ofIntegers("n", 1, 9, 3), (q, n) -> q + " and " + n);
        view.connect(page, String::valueOf);
        page.move("FloatSliderModel", 1);
        assertThat(page.next()).isEqualTo("1.0 and 3");
        var again = new FrontEnd();
        view.connect(again, String::valueOf);
        again.move("IntSliderModel", 5);
        assertThat(again.next()).isEqualTo("0.0 and 5");
        assertThat(page.closed).hasSameSizeAs(page.states.keySet());
    }

    @Test
    void viewsDieWithTheOutputOfTheirCell() {
        var page = new FrontEnd();
        page.cell = Optional.of(new Wires.Cell("cell 1", "run 1", List.of()));
        LiveView first = Live.view(Slider.of("q", 0, 1, 0), q -> q);
        LiveView beside = Live.view(Slider.of("q", 0, 1, 0), q -> q);
        first.connect(page, String::valueOf);
        int models = page.states.size();
        beside.connect(page, String::valueOf);
        assertThat(page.closed).as("two views of one run").isEmpty();
        page.cell = Optional.of(new Wires.Cell("cell 2", "run 2", List.of()));
        Live.view(Slider.of("q", 0, 1, 0), q -> q).connect(page, String::valueOf);
        assertThat(page.closed).as("another cell").isEmpty();
        page.cell = Optional.of(new Wires.Cell("cell 1", "run 3", List.of()));
        Live.view(Slider.of("q", 0, 1, 0), q -> q).connect(page, String::valueOf);
        assertThat(page.closed).as("the same cell anew").hasSize(2 * models);
        page.cell = Optional.of(new Wires.Cell("cell 3", "run 4", List.of("cell 1", "cell 2")));
        Live.view(Slider.of("q", 0, 1, 0), q -> q).connect(page, String::valueOf);
        assertThat(page.closed).as("deleted cells").hasSize(4 * models);
    }
}
