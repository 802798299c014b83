package hnn.live;

import hnn.Arguments;
import hnn.figure.Figure;
import hnn.figure.Role;
import hnn.figure.RolloutPictures;
import hnn.phase.Field;
import hnn.phase.Fields;
import hnn.phase.Times;
import hnn.phase.Trajectory;
import hnn.phase.Units;
import hnn.rollout.FixedStep;
import hnn.rollout.StepMethod;
import hnn.system.HamiltonianSystem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Rollouts of one degree of freedom that follow their controls without a kernel, too: the page itself carries the weights of the
 * networks, the coefficients of the methods, and a script that reads them. {@link Live#view(PageRollouts)} shows them.
 */
public final class PageRollouts {

    /** The type of what a page's script reads. */
    public static final String MIME_TYPE = "application/vnd.hnn.rollouts+json";

    /** After so many steps, or all if there are fewer, the page's numbers are held against those of this class. */
    private static final int CHECKED = 100;

    private final HamiltonianSystem system;
    private final Map<String, Field> fields;
    private final Map<String, StepMethod> methods = new LinkedHashMap<>();
    private final Units units;
    private final double[] start;
    private final double step;
    private final int steps;
    private final Map<String, Control<?>> controls = new LinkedHashMap<>(); // by what they move

    private PageRollouts(HamiltonianSystem system, Fields fields, List<StepMethod> methods, double[] start, double step,
            int steps) {
        Arguments.require(system.degreesOfFreedom() == 1, "%s has %d degrees of freedom: these pictures are of one",
                system.name(),
                system.degreesOfFreedom());
        this.system = system;
        this.fields = fields.byName();
        methods.forEach(method -> {
            this.fields.values().forEach(method::check);
            this.methods.put(method.facts().name(), method);
        });
        units = fields.units();
        this.start = Arguments.finite("start", start).clone();
        this.step = step;
        this.steps = Arguments.atLeast("steps", 1, steps);
    }

    /**
     * Makes rollouts of several fields from a start that moves.
     *
     * @param system the truth, whose energy is drawn along each path
     * @param fields a page can carry {@code MassSpring}, {@code Pendulum} and trained Mlps of tanh; with any other field, and a
     *     method that is implicit, the view lives with a kernel alone
     * @param every a method of equal steps, which all fields are followed by
     * @param steps how many, at least 1
     * @param q moves the position of the start
     * @param p moves its momentum
     * @throws IllegalArgumentException if the system has more than one degree of freedom, or the method is not for a field
     */
    public static PageRollouts ofFields(HamiltonianSystem system, Fields fields, FixedStep every, int steps, Control<Double> q,
            Control<Double> p) {
        var rollouts =
                new PageRollouts(system, fields, List.of(every.method()), new double[] {q.first(), p.first()}, every.step(),
                        steps);
        rollouts.controls.put("q", q);
        rollouts.controls.put("p", p);
        return rollouts;
    }

    /**
     * Makes rollouts of a system by one of several methods, with a step that moves.
     *
     * @param system see {@link #ofFields}
     * @param methods to choose from; see {@link #ofFields}
     * @param start the state (q, p)
     * @param steps how many each path has, at least 1
     * @param step moves the step
     * @throws IllegalArgumentException if the system has more than one degree of freedom, or a method is not for it
     */
    public static PageRollouts ofMethods(HamiltonianSystem system, List<StepMethod> methods, double[] start, int steps,
            Control<Double> step) {
        var rollouts = new PageRollouts(system, Fields.of(system.name(), system), methods, start, step.first(), steps);
        rollouts.controls.put("method", Choice.of("method", rollouts.methods.keySet().toArray(String[]::new)));
        rollouts.controls.put("step", step);
        return rollouts;
    }

    List<Control<?>> controls() {
        return List.copyOf(controls.values());
    }

    /** Returns the figure at some values of the controls. */
    Figure figure(List<Object> values) {
        Map<String, Trajectory> paths = paths(values);
        return byMethod() ? RolloutPictures.pathsAndDrift(steps + " steps", system, units, paths)
                : RolloutPictures.pathsAndEnergy("Rollouts from one start", system, units, paths);
    }

    private boolean byMethod() {
        return controls.containsKey("method");
    }

    /** Returns the paths at some values of the controls, by the names in the legend. */
    private Map<String, Trajectory> paths(List<Object> values) {
        double h = number("step", values, step);
        String name = byMethod() ? (String) values.get(0) : methods.keySet().iterator().next();
        double[] from = {number("q", values, start[0]), number("p", values, start[1])};
        FixedStep every = methods.get(name).every(h);
        double[] times = Times.linspace(0, steps * h, steps + 1);
        Map<String, Trajectory> paths = new LinkedHashMap<>();
        fields.forEach((field, own) -> paths.put(byMethod() ? name : field, every.integrate(own, from, times)));
        return paths;
    }

    private double number(String moved, List<Object> values, double otherwise) {
        int index = List.copyOf(controls.keySet()).indexOf(moved);
        return index < 0 ? otherwise : (Double) values.get(index);
    }

    /**
     * Returns what the page's script reads, as Maps, Lists, arrays, numbers, booleans and strings; empty where a page cannot carry
     * a field or a method.
     */
    Map<String, Object> page() {
        List<Map<String, Object>> carriedFields = named(fields, PageFields::field);
        List<Map<String, Object>> carriedMethods = named(methods, PageFields::method);
        Optional<Map<String, Object>> truth = PageFields.field(system);
        if (truth.isEmpty() || carriedFields.size() < fields.size() || carriedMethods.size() < methods.size()) {
            return Map.of();
        }
        Figure figure = figure(first());
        Map<String, Object> page =
                new LinkedHashMap<>(Map.of("title", figure.title(), "truth", truth.get(), "fields", carriedFields,
                        "methods", carriedMethods, "start", start, "step", step, "steps", steps, "checks",
                        checks().map(this::check).toList()));
        page.put("panels", figure.panels().stream().map(panel -> Map.of("title", panel.title(), "x", panel.xTitle(), "y",
                panel.yTitle(), "scale", panel.scale().name())).toList());
        page.put("controls", controls.entrySet().stream().map(each -> {
            Map<String, Object> one = new LinkedHashMap<>(each.getValue().state());
            one.putAll(Map.of("moves", each.getKey(), "label", each.getValue().label(), "model", each.getValue().model()));
            return one;
        }).toList());
        return page;
    }

    /** Puts a name and its sign in the legend of all figures beside what each thing is carried as. */
    private static <T> List<Map<String, Object>> named(Map<String, T> things,
            Function<T, Optional<Map<String, Object>>> carried) {
        Map<String, Role> roles = Role.among(things.keySet());
        List<Map<String, Object>> all = new ArrayList<>();
        things.forEach((name, thing) -> carried.apply(thing).ifPresent(own -> {
            Map<String, Object> one = new LinkedHashMap<>(own);
            one.putAll(Map.of("name", name, "color", roles.get(name).css(), "dashed", roles.get(name) == Role.TRUTH));
            all.add(one);
        }));
        return all;
    }

    private List<Object> first() {
        return controls.values().stream().<Object>map(Control::first).toList();
    }

    /** Returns the values that the page is held against this class at: each start at its ends, or each method. */
    private Stream<List<Object>> checks() {
        return byMethod() ? methods.keySet().stream().map(name -> List.of(name, step))
                : Stream.of("min", "value", "max").flatMap(q -> Stream.of("min", "value", "max")
                        .map(p -> List.of(controls.get("q").state().get(q), controls.get("p").state().get(p))));
    }

    private Map<String, Object> check(List<Object> values) {
        return Map.of("values", values, "states", paths(values).values().stream()
                .map(path -> path.states()[Math.min(CHECKED, path.size() - 1)]).toList());
    }
}
