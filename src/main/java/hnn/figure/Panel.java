package hnn.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/**
 * One pair of axes, whose titles have units, with marks.
 *
 * @param marks drawn in this order, but curves of the truth over all others
 */
public record Panel(String title, String xTitle, String yTitle, Scale scale, List<Mark> marks) {

    /** How the axes are laid out. */
    public enum Scale {
        /** Each axis fits its marks. */
        LINEAR,
        /** The vertical axis is logarithmic; values that are not above 0 are left out. */
        LOGARITHMIC,
        /** One unit is as long on either axis, so that a circle is a circle: for phase portraits. */
        EQUAL,
        /** The pixels of an image, which are square; the axes themselves are not drawn. */
        IMAGE
    }

    public Panel {
        marks = List.copyOf(marks);
    }

    /** Makes an empty panel. */
    public static Panel of(String title, String xTitle, String yTitle, Scale scale) {
        return new Panel(title, xTitle, yTitle, scale, List.of());
    }

    /** Returns the panel with more marks on top. */
    public Panel with(Mark... more) {
        List<Mark> all = new ArrayList<>(marks);
        all.addAll(Arrays.asList(more));
        return with(all);
    }

    /** Returns the panel with these marks only. */
    Panel with(List<Mark> others) {
        return new Panel(title, xTitle, yTitle, scale, others);
    }

    /** Makes the marks of a named thing; its role is one that no other name has, as long as there are colors. */
    interface Drawing<T> {
        List<Mark> of(String name, Role role, T thing);
    }

    /** Returns the panel with the marks of some things by name on top. */
    <T> Panel withEach(Map<String, T> things, Drawing<T> drawing) {
        return withEach(things.entrySet(), Map.Entry::getKey, (name, role, thing) -> drawing.of(name, role, thing.getValue()));
    }

    /** Returns the panel with the marks of some things on top, of which several may share a name. */
    <T> Panel withEach(Collection<T> things, Function<T, String> name, Drawing<T> drawing) {
        Map<String, Role> roles = Role.among(things.stream().map(name).toList());
        return with(things.stream().flatMap(thing -> drawing.of(name.apply(thing), roles.get(name.apply(thing)), thing).stream())
                .toArray(Mark[]::new));
    }

    /** Returns the ends of what is drawn along an axis; along a logarithmic one, of what is above 0. */
    DoubleSummaryStatistics range(boolean vertical) {
        boolean positive = vertical && scale == Scale.LOGARITHMIC;
        return marks.stream().flatMapToDouble(mark -> values(mark, vertical))
                .filter(value -> Double.isFinite(value) && (!positive || value > 0)).summaryStatistics();
    }

    private static DoubleStream values(Mark mark, boolean vertical) {
        return mark instanceof Mark.Curve curve ? Arrays.stream(vertical ? curve.y() : curve.x())
                : mark instanceof Mark.Points points ? Arrays.stream(vertical ? points.y() : points.x())
                : mark instanceof Mark.Band band ? vertical
                        ? DoubleStream.concat(Arrays.stream(band.low()), Arrays.stream(band.high())) : Arrays.stream(band.x())
                : mark instanceof Mark.Contours contours ? Arrays.stream(vertical ? contours.y() : contours.x())
                : DoubleStream.empty();
    }

    /** Returns the height over the width of the panel's first image, if it has one. */
    OptionalDouble imageAspect() {
        return marks.stream().filter(Mark.Image.class::isInstance).map(Mark.Image.class::cast)
                .mapToDouble(image -> (double) image.brightness().length / image.brightness()[0].length).findFirst();
    }

    /**
     * Returns the marks in the order they are drawn: curves of the truth come after the last other curve or band, since narrow
     * dashes leave what is below them to be seen.
     */
    List<Mark> drawn() {
        int covers = marks.size();
        while (covers > 0 && !covers(marks.get(covers - 1))) {
            covers--;
        }
        List<Mark> order = new ArrayList<>(marks.subList(0, covers));
        order.sort(Comparator.comparing(Panel::isTrueCurve)); // stable
        order.addAll(marks.subList(covers, marks.size()));
        return order;
    }

    private static boolean isTrueCurve(Mark mark) {
        return mark instanceof Mark.Curve curve && curve.role() == Role.TRUTH;
    }

    private static boolean covers(Mark mark) {
        return (mark instanceof Mark.Curve || mark instanceof Mark.Band) && !isTrueCurve(mark);
    }
}
