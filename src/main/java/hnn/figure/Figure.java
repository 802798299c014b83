package hnn.figure;

import hnn.Arguments;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A picture: panels in rows, filled from the left.
 *
 * @param title above all panels
 * @param columns panels in a row
 * @param panels at least one
 */
public record Figure(String title, int columns, List<Panel> panels) {

    /**
     * Copies and checks.
     *
     * @throws IllegalArgumentException if there is no panel or no column
     */
    public Figure {
        Arguments.atLeast("columns", 1, columns);
        Arguments.require(!panels.isEmpty(), "panels is empty: give at least one");
        panels = List.copyOf(panels);
    }

    /** Makes a figure of one row. */
    public static Figure row(String title, Panel... panels) {
        return new Figure(title, panels.length, List.of(panels));
    }

    /** Returns how many rows of panels there are. */
    public int rows() {
        return (panels.size() + columns - 1) / columns;
    }

    /**
     * Returns how high a panel should be: less than usual where one wide image is below another.
     *
     * @param usual the height of other panels
     * @param width what the images of a column have for themselves
     * @param room what a panel needs above and below
     */
    int panelHeight(int usual, int width, int room) {
        boolean strips = columns == 1 && panels.stream().allMatch(panel -> panel.imageAspect().isPresent());
        return !strips ? usual : room + (int) Math.ceil(width
                * panels.stream().mapToDouble(panel -> panel.imageAspect().getAsDouble()).max().orElseThrow());
    }

    /** Says in words what is drawn, for readers without pictures. */
    @Override
    public String toString() {
        return title + panels.stream()
                .map(panel -> panel.title() + " (" + panel.yTitle() + " over " + panel.xTitle() + ")")
                .collect(Collectors.joining("; ", " [", "]"));
    }
}
