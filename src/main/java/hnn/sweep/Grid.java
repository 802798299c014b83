package hnn.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import hnn.Arguments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Which jobs a sweep has: each combination of the values of some settings, over seeds.
 *
 * <pre>{@code Grid.over("noise", 0, 0.1, 0.2).and("model", "baseline", "HNN").withSeeds(5)   // 30 jobs}</pre>
 *
 * @param settings the values of each setting, by its name
 * @param seeds how many seeds, from 0 on
 */
public record Grid(Map<String, List<Object>> settings, int seeds) {

    /** One job: what it is told, and what decides its chance. */
    public record Point(Settings settings, long seed) {

        /** Returns a job whose settings were sent as JSON; what is no JSON is an {@link IllegalArgumentException}. */
        public static Point of(String settings, long seed) {
            try {
                return new Point(new Settings(Json.read(settings)), seed);
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(e);
            }
        }

        /** Returns the settings and the seed as a reader writes them. */
        @Override
        public String toString() {
            String told = settings.toString();
            return (told.isEmpty() ? "" : told + ", ") + SEED + " " + seed;
        }
    }

    /** The name of the seeds' column. */
    public static final String SEED = "seed";

    /** Copies the settings; none of them may be without values, or named as the seed. */
    public Grid {
        Arguments.atLeast("seeds", 1, seeds);
        Map<String, List<Object>> copy = new LinkedHashMap<>();
        settings.forEach((name, values) -> {
            Arguments.require(!values.isEmpty(), "setting %s has no values: give at least one", name);
            Arguments.require(!name.equalsIgnoreCase(SEED) && !name.equalsIgnoreCase(SweepFile.SECONDS),
                    "a setting must not be called %s: each job has that anyway", name);
            Arguments.require(new LinkedHashSet<>(values).size() == values.size(), "setting %s has a value twice: %s", name,
                    values);
            copy.put(name, List.copyOf(values));
        });
        settings = copy;
    }

    /** Begins with the values of one setting, which is a number; one seed. */
    public static Grid over(String name, double... values) {
        return new Grid(Map.of(), 1).and(name, values);
    }

    /** Begins with the values of one setting, which is a text; one seed. */
    public static Grid over(String name, String... values) {
        return new Grid(Map.of(), 1).and(name, values);
    }

    /** Adds a setting, which is a number: each of its values with each combination there is. */
    public Grid and(String name, double... values) {
        return with(name, Arrays.stream(Arguments.finite(name, values)).<Object>mapToObj(value -> value + 0.0).toList()); // no -0
    }

    /** Adds a setting, which is a text. */
    public Grid and(String name, String... values) {
        return with(name, List.of((Object[]) values));
    }

    private Grid with(String name, List<Object> values) {
        Arguments.require(settings.keySet().stream().noneMatch(name::equalsIgnoreCase), "there is a setting %s already", name);
        Map<String, List<Object>> all = new LinkedHashMap<>(settings);
        all.put(name, values);
        return new Grid(all, seeds);
    }

    /** Returns the same settings over so many seeds, from 0 on. */
    public Grid withSeeds(int other) {
        return new Grid(settings, other);
    }

    /** Returns all jobs, the seeds of a combination one after the other. */
    public List<Point> points() {
        List<Map<String, Object>> all = List.of(Map.of());
        for (Map.Entry<String, List<Object>> setting : settings.entrySet()) {
            List<Map<String, Object>> longer = new ArrayList<>();
            for (Map<String, Object> one : all) {
                for (Object value : setting.getValue()) {
                    Map<String, Object> with = new LinkedHashMap<>(one);
                    with.put(setting.getKey(), value);
                    longer.add(with);
                }
            }
            all = longer;
        }
        return all.stream().map(Settings::new)
                .flatMap(one -> IntStream.range(0, seeds).mapToObj(seed -> new Point(one, seed))).toList();
    }
}
