package hnn.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeasurementsTest {

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Measurements read(String text) throws IOException {
        return Measurements.read(file("table.txt", text));
    }

    private static double[] column(Measurements measured, int index) {
        return measured.runs().get(0).columns()[index];
    }

    @ParameterizedTest
    @ValueSource(strings = {"t;x\n0,5;1,25\n1;-2,5e-1\n2;3\n", "t\tx\n0.5\t1.25\n1\t-2.5e-1\n2\t3\n",
        "t x\n0.5  1.25\n1 -2.5e-1\n2 3\n",
        "\ufefft,x\n0.5,1.25\n1,-2.5e-1\n2,3\n", "a title\n\nt,x\n# a comment\n0.5,1.25\n1,-2.5e-1\n2,3\n",
        "\"t\",\"x\"\n\"0.5\",\"1.25\"\n\"1\",\"-2.5e-1\"\n\"2\",\"3\"\n"})
    void theLayoutIsFoundOut(String text) throws IOException {
        Measurements measured = read(text);
        assertThat(measured.names()).containsExactly("t", "x");
        assertThat(column(measured, 0)).containsExactly(0.5, 1, 2);
        assertThat(column(measured, 1)).containsExactly(1.25, -0.25, 3);
    }

    @Test
    void aNumberIsNeverMisreadWithoutAWord() throws IOException {
        assertThatThrownBy(() -> read("t,x\n0,5,1,25\n1,0,2,5\n")).hasMessageContaining("line 2: there are 4 cells, but 2 names")
                .hasMessageContaining("commas both between cells and in decimals");
        Measurements mixed = read("t;x\n0,5;1,5\n1,5;2.5\n2,5;3,5\n");
        assertThatThrownBy(() -> mixed.observations(Columns.positions("t", "x")))
                .hasMessageContaining("line 3: x is \"2.5\", not a number");
        Path german = file("german.csv", "t;x\n0,5;1\n1,5;2\n2,5;3\n");
        assertThatThrownBy(() -> Measurements.read(';', '.', german).observations(Columns.positions("t", "x")))
                .hasMessageContaining("line 2: t is \"0,5\", not a number");
    }

    @Test
    void whatWasNotMeasuredIsLeftOutWithANote() throws IOException {
        Observations observed =
                read("t,x,other\n0,1,5\n1,,5\n2,3,\n3,NaN,5\n4,5,5\n5,6,5\n").observations(Columns.positions("t", "x"));
        assertThat(observed.paths().get(0).times()).containsExactly(0, 2, 4, 5);
        assertThat(observed.check().toString()).contains("2 rows left out in which something was not measured: lines [3, 5]");
    }

    @Test
    void timesMayBeDates() throws IOException {
        for (String clock : new String[] {"2024-05-01T10:00:0%s.5", "2024-05-01 10:00:0%s.5", "1.5.2024 10:00:0%s.5",
            "10:00:0%s.5",
            "2024-05-01T10:00:0%s.5+02:00"}) {
            String rows = IntStream.range(0, 4).mapToObj(k -> clock.replace("%s", "" + k) + "," + k)
                    .collect(Collectors.joining("\n", "when,x\n", "\n"));
            assertThat(read(rows).observations(Columns.positions("when", "x")).paths().get(0).times()).as(clock)
                    .containsExactly(new double[] {0, 1, 2, 3}, within(1e-6));
        }
    }

    @Test
    void severalFilesAreSeveralRuns() throws IOException {
        Path one = file("one.csv", "t,x\n0,1\n1,2\n2,3\n");
        Path two = file("two.csv", "t,x\n0,4\n1,5\n2,6\n");
        assertThat(Measurements.read(one, two).observations(Columns.positions("t", "x")).paths()).hasSize(2);
        Path other = file("other.csv", "t,y\n0,4\n1,5\n2,6\n");
        assertThatThrownBy(() -> Measurements.read(one, other)).hasMessageContaining("other.csv").hasMessageContaining("[t, y]");
    }

    @Test
    void unitsAreTakenFromTheNames() throws IOException {
        Measurements measured =
                read("Time (ms),Angle [deg],rate (deg/s),fall (cm/s^2),load (stone),plain\n0,180,90,981,1,1\n1,0,0,0,1,1\n")
                        .inSi("time", "Angle", "rate", "fall");
        assertThat(column(measured, 0)[1]).isCloseTo(1e-3, within(1e-15));
        assertThat(column(measured, 1)[0]).isCloseTo(Math.PI, within(1e-12));
        assertThat(column(measured, 2)[0]).isCloseTo(Math.PI / 2, within(1e-12));
        assertThat(column(measured, 3)[0]).isCloseTo(9.81, within(1e-12));
        assertThat(measured.notes()).anySatisfy(note -> assertThat(note).contains("fall (cm/s^2): in m/s^2"));
        assertThatThrownBy(() -> measured.inSi("load")).hasMessageContaining("\"stone\" is none of");
        assertThatThrownBy(() -> measured.inSi("plain")).hasMessageContaining("the column plain names no unit");
        assertThatThrownBy(() -> measured.inSi("none"))
                .hasMessageContaining("there is no column none; the columns are [Time (ms)");
    }

    @Test
    void unevenRowsAreMadeEvenAndSmoothed() throws IOException {
        String rows = IntStream.range(0, 60).mapToObj(k -> {
            double t = 0.1 * k + (k % 3 == 0 ? 0.02 : 0);
            return t + "," + t * t + "," + (k % 2 == 0 ? 1 : -1);
        }).collect(Collectors.joining("\n", "t,x,rough\n", "\n"));
        Measurements even = read(rows).resampled("t", 0.25, 7);
        double[] t = column(even, 0);
        assertThat(t).hasSize(24);
        for (int k = 0; k < t.length; k++) {
            assertThat(t[k]).isCloseTo(0.02 + 0.25 * k, within(1e-12));
            assertThat(column(even, 1)[k]).as("a parabola stays one").isCloseTo(t[k] * t[k], within(1e-9));
        }
        assertThat(even.notes().get(1)).contains("by parabolas through 7 rows, which took off:", "of rough");
        assertThatThrownBy(() -> even.resampled("t", 0, 7)).hasMessageContaining("spacing must be");
    }

    @Test
    void rowsAreTakenByAColumnOrByTheirLines() throws IOException {
        Measurements measured = read("t,x\n0,1\n1,2\n2,3\n3,4\n4,5\n");
        assertThat(column(measured.between("t", 1, 3), 1)).containsExactly(2, 3, 4);
        assertThat(column(measured.withoutLines(3, 5), 1)).containsExactly(1, 3, 5);
        assertThat(column(measured.centered("x"), 1)).containsExactly(-2, -1, 0, 1, 2);
    }

    @Test
    void aLineIsNoCircle() throws IOException {
        Measurements line = read("t,x,y\n0,0,0\n1,1,1\n2,2,2\n3,3,3\n4,4,4\n");
        assertThatThrownBy(() -> line.angle("x", "y", "angle")).hasMessageContaining("no circle goes through the points");
    }
}
