package hnn.live;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A figure, a table or a text that follows sliders. In a cell:
 *
 * <pre>{@code
 * Live.view(Slider.of("q at the start", -2, 2, 1), Slider.of("noise", 0, 0.4, 0.1), (q, noise) -> figure)
 * }</pre>
 *
 * <p>The function is plain Java. It is called at once with the first values; what fails there fails here. Afterwards it is called on a
 * thread of its own each time that the reader has moved something, with the last values; moves that come meanwhile wait for nothing but
 * the last of them.
 */
public final class Live {

    private Live() {}

    /** A function of three values. */
    @FunctionalInterface
    public interface OfThree<A, B, C> {
        /** Returns a figure, a table or a text. */
        Object of(A first, B second, C third);
    }

    /** A function of four values. */
    @FunctionalInterface
    public interface OfFour<A, B, C, D> {
        /** Returns a figure, a table or a text. */
        Object of(A first, B second, C third, D fourth);
    }

    /** Makes a view of rollouts, which lives on in a page that no kernel answers. */
    public static LiveView view(PageRollouts rollouts) {
        return new LiveView(rollouts.controls(), rollouts::figure, rollouts.page());
    }

    /** Makes a view that follows one control. */
    public static <A> LiveView view(Control<A> first, Function<A, ?> function) {
        return new LiveView(List.of(first), values -> function.apply(first.as(values.get(0))));
    }

    /** Makes a view that follows two controls. */
    public static <A, B> LiveView view(Control<A> first, Control<B> second, BiFunction<A, B, ?> function) {
        return new LiveView(List.of(first, second), values -> function.apply(first.as(values.get(0)), second.as(values.get(1))));
    }

    /** Makes a view that follows three controls. */
    public static <A, B, C> LiveView view(Control<A> first, Control<B> second, Control<C> third, OfThree<A, B, C> function) {
        return new LiveView(List.of(first, second, third),
                values -> function.of(first.as(values.get(0)), second.as(values.get(1)), third.as(values.get(2))));
    }

    /** Makes a view that follows four controls. */
    public static <A, B, C, D> LiveView view(
            Control<A> first, Control<B> second, Control<C> third, Control<D> fourth, OfFour<A, B, C, D> function) {
        return new LiveView(List.of(first, second, third, fourth), values -> function.of(first.as(values.get(0)),
                second.as(values.get(1)), third.as(values.get(2)), fourth.as(values.get(3))));
    }
}
