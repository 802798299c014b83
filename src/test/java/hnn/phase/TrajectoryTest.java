package hnn.phase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hnn.table.Tables;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class TrajectoryTest {

    private final double[] times = {0, 1, 2};
    private final double[][] states = {{1, 2}, {3, 4}, {5, 6}};

    @Test
    void coordinatesAndQuantitiesRunAlongThePath() {
        var path = new Trajectory(times, states);
        assertThat(path.coordinate(1)).containsExactly(2, 4, 6);
        assertThat(path.along(x -> x[0] * x[1])).containsExactly(2, 12, 30);
        assertThat(Tables.of(path).columnNames()).containsExactly("t", "q", "p");
    }

    @Test
    void aPathGoesOnWithAnotherFromItsEnd() {
        var path = new Trajectory(times, states);
        var other = new Trajectory(new double[] {7, 7.5}, new double[][] {{5, 6}, {8, 9}});
        Trajectory whole = path.then(other);
        assertThat(whole.times()).containsExactly(0, 1, 2, 2.5);
        assertThat(whole.coordinate(0)).containsExactly(1, 3, 5, 8);
        assertThat(whole.end()).containsExactly(8, 9);
        assertThatThrownBy(() -> path.then(path)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[5.0, 6.0], not [1.0, 2.0]");
    }

    @Test
    void laterChangesToTheArraysDoNotReachIt() {
        var path = new Trajectory(times, states);
        states[1][0] = 99;
        times[0] = 99;
        assertThat(path.coordinate(0)).containsExactly(1, 3, 5);
        assertThat(path.times()).containsExactly(0, 1, 2);
    }

    @Test
    void whatIsWrongWithTheArraysIsNamed() {
        assertThatThrownBy(() -> new Trajectory(new double[] {0}, states))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("1 and 3");
        assertThatThrownBy(() -> new Trajectory(times, new double[][] {{}, {}, {}}))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("the length of states[0]");
        assertThatThrownBy(() -> new Trajectory(times, new double[][] {{1, 2}, {3, 4}, {5}}))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("states[2]");
        assertThatThrownBy(() -> new Trajectory(times, new double[][] {{1, 2}, {3, Double.NaN}, {5, 6}}))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("states[1][1]")
                .hasMessageContaining("NaN");
    }

    @Test
    void pathsBecomeALongTableAndComeBack() {
        var truth = new Trajectory(new double[] {0, 1}, new double[][] {{1, 2, 3, 4}, {5, 6, 7, 8}});
        var hnn = new Trajectory(new double[] {0, 1}, new double[][] {{1, 2, 3, 4}, {5, 6, 7, 9}});
        Map<String, Trajectory> paths = new LinkedHashMap<>();
        paths.put("truth", truth);
        paths.put("HNN", hnn);
        Table table = Tables.of(paths);
        assertThat(table.columnNames()).containsExactly("model", "t", "q1", "q2", "p1", "p2");
        assertThat(table.stringColumn("model").asList()).containsExactly("truth", "truth", "HNN", "HNN");
        assertThat(Tables.paths(table)).containsOnlyKeys("truth", "HNN");
        assertThat(Tables.paths(table).get("HNN").states()).isDeepEqualTo(hnn.states());
        assertThatThrownBy(() -> Tables.paths(table.rejectColumns("p2")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("no column p2");
        assertThatThrownBy(() -> Tables.of(Map.of()))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("at least one");
    }
}
