package hnn.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.hipparchus.stat.descriptive.rank.Median;

/** How an ensemble spreads at each place x, rising: its least value, the median, and its largest. */
record Spread(double[] x, double[] least, double[] median, double[] largest) {

    static Spread of(double[] places, double[] values) {
        Map<Double, List<Double>> groups = new TreeMap<>();
        for (int i = 0; i < places.length; i++) {
            groups.computeIfAbsent(places[i], place -> new ArrayList<>()).add(values[i]);
        }
        return new Spread(groups.keySet().stream().mapToDouble(place -> place).toArray(),
                each(groups, group -> Arrays.stream(group).min().orElseThrow()), each(groups, new Median()::evaluate),
                each(groups, group -> Arrays.stream(group).max().orElseThrow()));
    }

    private static double[] each(Map<Double, List<Double>> groups, Function<double[], Double> function) {
        return groups.values().stream()
                .mapToDouble(group -> function.apply(group.stream().mapToDouble(value -> value).toArray())).toArray();
    }
}
