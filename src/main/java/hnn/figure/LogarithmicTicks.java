package hnn.figure;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** Where a logarithmic axis has its ticks: at powers of ten, at 1, 2 and 5 times these, or evenly where it spans little. */
enum LogarithmicTicks {
    DECADES, ONE_TWO_FIVE, EVEN;

    private static final int[] STEPS = {1, 2, 5};

    static LogarithmicTicks of(DoubleSummaryStatistics range) {
        double ratio = range.getMax() / range.getMin();
        return ratio > 100 ? DECADES : ratio > 5 ? ONE_TWO_FIVE : EVEN;
    }

    /** Returns what Plotly calls dtick. */
    Object plotly(DoubleSummaryStatistics range) {
        return this == DECADES ? (Object) 1 : this == ONE_TWO_FIVE ? "D2" : "L" + step(range.getMax() - range.getMin());
    }

    /** Returns the format of the numbers as Plotly writes it. */
    String plotlyFormat() {
        return this == DECADES ? ".0e" : "~g";
    }

    double[] between(double low, double high) {
        if (this == EVEN) {
            double step = step(high - low);
            return IntStream.rangeClosed((int) Math.ceil(low / step), (int) Math.floor(high / step))
                    .mapToDouble(i -> i * step).filter(value -> value > 0).toArray();
        }
        return IntStream.rangeClosed((int) Math.floor(Math.log10(low)), (int) Math.ceil(Math.log10(high))).boxed()
                .flatMapToDouble(power -> IntStream.of(STEPS).limit(this == DECADES ? 1 : STEPS.length)
                        .mapToDouble(step -> step * Math.pow(10, power)))
                .filter(value -> value >= low && value <= high).toArray();
    }

    /** A fourth of the length or more, and 1, 2 or 5 times a power of ten. */
    private static double step(double length) {
        double power = Math.pow(10, Math.floor(Math.log10(length / 4)));
        return DoubleStream.of(1, 2, 5, 10).map(step -> step * power).filter(step -> step >= length / 4).findFirst().orElse(1);
    }

    /** Returns an axis with these ticks. */
    LogAxis axis(String title) {
        var scientific = new DecimalFormat("0E0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        var plain = new DecimalFormat("0.####", DecimalFormatSymbols.getInstance(Locale.ROOT));
        return new LogAxis(title) {
            @Override
            protected List<NumberTick> refreshTicksVertical(Graphics2D graphics, Rectangle2D area, RectangleEdge edge) {
                return DoubleStream.of(between(getLowerBound(), getUpperBound())).mapToObj(value -> new NumberTick(value,
                        (LogarithmicTicks.this == DECADES || value < 1e-3 ? scientific : plain).format(value),
                        TextAnchor.CENTER_RIGHT, TextAnchor.CENTER_RIGHT, 0)).toList();
            }
        };
    }
}
