package hnn.figure;

import hnn.Arguments;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** A figure, the background, in which something moves; each frame has a time. */
public record Animation(Figure background, List<Mover> movers, double[] times) {

    /** The label of the marks that move. */
    static final String MOVING = "now";

    /**
     * Something that moves in one panel, counted from 0, for some frames.
     *
     * @param at points or an image, as they are drawn in a frame, with the label {@value Animation#MOVING}
     */
    public record Mover(int panel, int frames, IntFunction<Mark> at) {
        /** Returns a film that is played in a panel. */
        public static Mover of(int panel, Film film) {
            return new Mover(panel, film.length(), frame -> film.image(MOVING, frame));
        }
    }

    /** Copies and checks: at least one mover, and none with fewer frames than times, else an IllegalArgumentException. */
    public Animation {
        Arguments.require(!movers.isEmpty(), "movers is empty: give at least one");
        for (Mover mover : movers) {
            Arguments.require(mover.frames() >= times.length,
                    "a mover must have %d frames, not %d", times.length, mover.frames());
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
            panels.set(mover.panel(), panels.get(mover.panel()).with(mover.at().apply(frame)));
        }
        return new Figure(background.title(), background.columns(), panels);
    }

    /** Returns whether images move. */
    boolean isFilm() {
        return movers.stream().anyMatch(mover -> mover.at().apply(0) instanceof Mark.Image);
    }

    /** Says in words what is drawn. */
    @Override
    public String toString() {
        return background + ", animated over " + times.length + " frames";
    }
}
