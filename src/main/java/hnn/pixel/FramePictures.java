package hnn.pixel;

import hnn.Arguments;
import hnn.figure.Animation;
import hnn.figure.Animation.Mover;
import hnn.figure.Figure;
import hnn.figure.Film;
import hnn.figure.Mark;
import hnn.figure.Panel;
import hnn.figure.Panel.Scale;
import hnn.figure.Pictures;
import hnn.figure.Role;
import hnn.training.History;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Pictures of frames, seen and decoded. */
public final class FramePictures {

    private FramePictures() {}

    /**
     * Films as strips below one another, for pages that do not move.
     *
     * @param every frames from one that is shown to the next
     * @throws IllegalArgumentException if {@code every} is below 1 or there is no film
     */
    public static Figure strips(int every, Film... films) {
        Arguments.atLeast("every", 1, every);
        int[] shown = IntStream.range(0, (shortest(films) + every - 1) / every).map(i -> i * every).toArray();
        String title = String.format(Locale.ROOT, "One frame in %d, from frame 0 to frame %d", every, shown[shown.length - 1]);
        return new Figure(title, 1, Arrays.stream(films).map(film -> image(film).with(film.strip(shown))).toList());
    }

    /** Films side by side, played together as long as the shortest lasts. */
    public static Animation play(Film... films) {
        double[] times = IntStream.range(0, shortest(films)).asDoubleStream().toArray();
        Panel[] panels = Arrays.stream(films).map(FramePictures::image).toArray(Panel[]::new);
        return new Animation(Figure.row("Frames", panels),
                IntStream.range(0, films.length).mapToObj(i -> Mover.of(i, films[i])).toList(), times);
    }

    private static Panel image(Film film) {
        return Panel.of(film.name(), "", "", Scale.IMAGE);
    }

    private static int shortest(Film... films) {
        Arguments.require(films.length > 0, "films is empty: give at least one");
        return Arrays.stream(films).mapToInt(Film::length).min().orElseThrow();
    }

    /** The angle that the films' camera reads off them, over time: of the first film, and of the others less the first. */
    public static Figure angles(PendulumCamera camera, Film... films) {
        Arguments.require(films.length > 0, "films is empty: give at least one");
        Panel angle = Panel.of("read off the frames", "number of the frame", "angle q / rad", Scale.LINEAR);
        Panel difference = Panel.of("less the " + films[0].name(), "number of the frame", "angle q / rad", Scale.LINEAR);
        double[] first = angles(camera, films[0]);
        Map<String, Role> roles = Role.among(Arrays.stream(films).map(Film::name).toList());
        for (Film film : films) {
            Role role = roles.get(film.name());
            double[] angles = angles(camera, film);
            int length = Math.min(first.length, angles.length);
            double[] times = IntStream.range(0, length).asDoubleStream().toArray();
            angle = angle.with(new Mark.Curve(film.name(), role, times, Arrays.copyOf(angles, length)));
            if (!film.name().equals(films[0].name())) {
                difference = difference.with(new Mark.Curve(film.name(), role, times,
                        IntStream.range(0, length).mapToDouble(i -> angles[i] - first[i]).toArray()));
            }
        }
        return Figure.row("Where the pendulum is", angle, difference);
    }

    private static double[] angles(PendulumCamera camera, Film film) {
        return Arrays.stream(film.frames()).mapToDouble(camera::angle).toArray();
    }

    /** The whole loss and each of its parts along trainings, on logarithmic axes, over the test frames. */
    public static Figure losses(History... histories) {
        List<Panel> panels = new ArrayList<>();
        panels.add(losses("the whole loss", "test loss", histories));
        LatentLoss.PARTS.forEach(part -> panels.add(losses(part, "test " + part, histories)));
        return new Figure("Losses on the test frames", 2, panels);
    }

    private static Panel losses(String title, String column, History... histories) {
        return Pictures.histories(Panel.of(title, Pictures.STEP, "loss", Scale.LOGARITHMIC), column, histories);
    }
}
