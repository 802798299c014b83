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

    /** Says in words what is drawn, for readers without pictures. */
    @Override
    public String toString() {
        return title + panels.stream()
                .map(panel -> panel.title() + " (" + panel.yTitle() + " over " + panel.xTitle() + ")")
                .collect(Collectors.joining("; ", " [", "]"));
    }
}
