package hnn.figure;

import hnn.Arguments;
import java.util.ArrayList;
import java.util.List;

/**
 * A figure with dots that move through it.
 *
 * @param background what stands still
 * @param movers the dots; all have as many positions as there are times
 * @param times one for each frame
 */
public record Animation(Figure background, List<Mover> movers, double[] times) {

    /**
     * Dots of one panel.
     *
     * @param panel the panel's number, from 0
     * @param role gives the color
     * @param x horizontal positions, [frame][dot]
     * @param y vertical positions, [frame][dot]
     */
    public record Mover(int panel, Role role, double[][] x, double[][] y) {}

    /**
     * Copies and checks.
     *
     * @throws IllegalArgumentException if there is no mover, or one has not a position for each time
     */
    public Animation {
        Arguments.require(!movers.isEmpty(), "movers is empty: give at least one");
        for (Mover mover : movers) {
            Arguments.require(mover.x().length == times.length && mover.y().length == times.length,
                    "a mover must have %d frames, not %d and %d", times.length, mover.x().length, mover.y().length);
            Arguments.require(mover.panel() >= 0 && mover.panel() < background.panels().size(),
                    "panel must be from 0 to %d, not %d", background.panels().size() - 1, mover.panel());
        }
        movers = List.copyOf(movers);
        times = times.clone();
    }

    /** Returns the figure as it looks at one frame. */
    public Figure at(int frame) {
        List<Panel> panels = new ArrayList<>(background.panels());
        for (Mover mover : movers) {
            Panel panel = panels.get(mover.panel());
            panels.set(mover.panel(), panel.with(
                    new Mark.Points("now", mover.role(), mover.x()[frame], mover.y()[frame])));
        }
        return new Figure(background.title(), background.columns(), panels);
    }

    /** Says in words what is drawn. */
    @Override
    public String toString() {
        return background + ", animated over " + times.length + " frames";
    }
}
