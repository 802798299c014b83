package hnn.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One pair of axes with marks.
 *
 * @param title above the axes
 * @param xTitle what runs to the right, with its unit
 * @param yTitle what runs upwards, with its unit
 * @param scale how the axes are laid out
 * @param marks drawn in this order
 */
public record Panel(String title, String xTitle, String yTitle, Scale scale, List<Mark> marks) {

    /** How the axes are laid out. */
    public enum Scale {
        /** Each axis fits its marks. */
        LINEAR,
        /** The vertical axis is logarithmic; values that are not above 0 are left out. */
        LOGARITHMIC,
        /** One unit is as long on either axis, so that a circle is a circle: for phase portraits. */
        EQUAL
    }

    /** Copies the list. */
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
        return new Panel(title, xTitle, yTitle, scale, all);
    }
}
