package hnn.figure;

import hnn.Arguments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A figure in which something moves.
 *
 * @param background what stands still
 * @param movers what moves; all have at least as many frames as there are times
 * @param times one for each frame
 */
public record Animation(Figure background, List<Mover> movers, double[] times) {

    /** The label of the marks that move. */
    static final String MOVING = "now";

    /** Something that moves in one panel. */
    public sealed interface Mover {

        /** Returns the panel's number, from 0. */
        int panel();

        /** Returns for how many frames it moves. */
        int frames();

        /** Returns it as it is drawn in a frame, with the label {@value Animation#MOVING}. */
        Mark at(int frame);
    }

    /**
     * Dots that move.
     *
     * @param panel the panel's number, from 0
     * @param role gives the color
     * @param x horizontal positions, [frame][dot]
     * @param y vertical positions, [frame][dot]
     */
    public record Dots(int panel, Role role, double[][] x, double[][] y) implements Mover {

        /** Copies the arrays. */
        public Dots {
            x = Arrays.stream(x).map(double[]::clone).toArray(double[][]::new);
            y = Arrays.stream(y).map(double[]::clone).toArray(double[][]::new);
        }

        @Override
        public int frames() {
            return Math.min(x.length, y.length);
        }

        @Override
        public Mark at(int frame) {
            return new Mark.Points(MOVING, role, x[frame], y[frame]);
        }
    }

    /**
     * A moving picture.
     *
     * @param panel the panel's number, from 0
     * @param film what is played
     */
    public record Clip(int panel, Film film) implements Mover {

        @Override
        public int frames() {
            return film.length();
        }

        @Override
        public Mark at(int frame) {
            return film.image(MOVING, frame);
        }
    }

    /**
     * Copies and checks.
     *
     * @throws IllegalArgumentException if there is no mover, or one has fewer frames than there are times
     */
    public Animation {
        Arguments.require(!movers.isEmpty(), "movers is empty: give at least one");
        for (Mover mover : movers) {
            Arguments.require(mover.frames() >= times.length, "a mover must have %d frames, not %d",
                    times.length, mover.frames());
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
            panels.set(mover.panel(), panels.get(mover.panel()).with(mover.at(frame)));
        }
        return new Figure(background.title(), background.columns(), panels);
    }

    /** Says in words what is drawn. */
    @Override
    public String toString() {
        return background + ", animated over " + times.length + " frames";
    }
}
