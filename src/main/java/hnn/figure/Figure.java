package hnn.figure;

import hnn.Arguments;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A picture: at least one panel, in rows of so many columns, filled from the left. */
public record Figure(String title, int columns, List<Panel> panels) {

    /** What is left free beside the marks where panels share an axis, as a part of its length. */
    private static final double MARGIN = 0.05;
    /** How many times longer an axis may become when it is shared. */
    private static final double SQUEEZED = 3;

    /** Copies the panels and checks: at least one, and one column, else an IllegalArgumentException. */
    public Figure {
        Arguments.atLeast("columns", 1, columns);
        Arguments.require(!panels.isEmpty(), "panels is empty: give at least one");
        panels = List.copyOf(panels);
    }

    /** Makes a figure of one row. */
    public static Figure row(String title, Panel... panels) {
        return new Figure(title, panels.length, List.of(panels));
    }

    /** Makes a figure of one row, a panel for each of some things by name. */
    static <T> Figure row(String title, Map<String, T> things, BiFunction<String, T, Panel> panel) {
        return row(title, things.entrySet().stream()
                .map(thing -> panel.apply(thing.getKey(), thing.getValue())).toArray(Panel[]::new));
    }

    int rows() {
        return (panels.size() + columns - 1) / columns;
    }

    Stream<Mark> marks() {
        return panels.stream().flatMap(panel -> panel.marks().stream());
    }

    /** Returns how high a panel should be: as usual, or as images below one another need, so wide and with some room. */
    int panelHeight(int usual, int width, int room) {
        double[] aspects = panels.stream().flatMapToDouble(panel -> panel.imageAspect().stream()).toArray();
        boolean strips = columns == 1 && aspects.length == panels.size();
        return !strips ? usual : room + (int) Math.ceil(width * Arrays.stream(aspects).max().orElseThrow());
    }

    /**
     * Returns the ends of a panel's axis where it shares them with others: panels with the same axes do, so that lengths can be
     * compared, unless this would squeeze one of them into less than a third. Nothing, if each axis fits its own marks.
     */
    Optional<double[]> sharedRange(Panel panel, boolean vertical) {
        List<Panel> alike = panels.stream().filter(other -> other.scale() == panel.scale()
                && other.xTitle().equals(panel.xTitle()) && other.yTitle().equals(panel.yTitle())).toList();
        boolean shares = alike.size() > 1 && (panel.scale() == Panel.Scale.EQUAL || panel.scale() == Panel.Scale.LINEAR)
                && alike.stream().flatMap(one -> one.marks().stream()).noneMatch(Mark.Contours.class::isInstance)
                && !squeezes(alike, false) && !squeezes(alike, true);
        return shares ? Optional.of(ends(alike, vertical)) : Optional.empty();
    }

    private static boolean squeezes(List<Panel> alike, boolean vertical) {
        double[] all = ends(alike, vertical);
        return alike.stream().map(one -> one.range(vertical))
                .anyMatch(own -> !(own.getMax() - own.getMin() >= (all[1] - all[0]) / SQUEEZED));
    }

    private static double[] ends(List<Panel> panels, boolean vertical) {
        var all = new DoubleSummaryStatistics();
        panels.forEach(one -> all.combine(one.range(vertical)));
        double margin = MARGIN * (all.getMax() - all.getMin());
        return new double[] {all.getMin() - margin, all.getMax() + margin};
    }

    /**
     * Returns the figure with other titles of its axes, for instance with units.
     *
     * <pre>{@code Pictures.curves("Swings", table, "t", "q", "model", Scale.LINEAR).axes("time t / s", "angle q / rad")}</pre>
     */
    public Figure axes(String x, String y) {
        return new Figure(title, columns, panels.stream()
                .map(panel -> new Panel(panel.title(), x, y, panel.scale(), panel.marks())).toList());
    }

    /** Says in words what is drawn. */
    @Override
    public String toString() {
        return panels.stream().map(panel -> panel.title() + " (" + panel.yTitle() + " over " + panel.xTitle() + ")")
                .collect(Collectors.joining("; ", title + " [", "]"));
    }
}
