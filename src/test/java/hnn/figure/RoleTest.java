package hnn.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RoleTest {

    @Test
    void everyRoleHasItsOwnColor() {
        assertThat(Arrays.stream(Role.values()).map(Role::css)).doesNotHaveDuplicates();
        assertThat(Role.of("HNN")).isEqualTo(Role.HNN);
        assertThat(Role.of("something else")).isIn(Role.others()).isEqualTo(Role.of("something else"));
    }

    @Test
    void aLabelHasOneColorWhateverItsPlaceInAFigure() {
        Map<String, Role> page = Role.among(List.of("truth", "Ruth", "Heun", "Boris", "Verlet"));
        assertThat(page.values()).doesNotHaveDuplicates();
        assertThat(Role.among(List.of("Verlet", "HNN", "Ruth"))).containsEntry("Verlet", page.get("Verlet"))
                .containsEntry("Ruth", page.get("Ruth")).containsEntry("HNN", Role.HNN);
        assertThat(Role.of("Boris")).isEqualTo(page.get("Boris"));
    }

    @Test
    void colorsOfAFigureDifferHoweverManyNamesAPageHas() {
        List<String> names = IntStream.range(0, 3 * Role.others().size()).mapToObj(i -> "method " + i).toList();
        names.forEach(Role::of);
        List<String> alike = names.stream().filter(name -> Role.of(name) == Role.of("method 0")).toList();
        assertThat(alike).hasSize(3);
        assertThat(Role.among(alike).values()).doesNotHaveDuplicates().contains(Role.of("method 0"));
    }

    /** Linear light of a color as eyes without one kind of cone see it (Machado, Oliveira and Fernandes 2009). */
    private static final Map<String, double[][]> EYES = Map.of(
            "all cones", new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
            "protanopia", new double[][] {
                {0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
            "deuteranopia", new double[][] {
                {0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
            "tritanopia", new double[][] {
                {1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}});

    private static double[] light(Color color) {
        return Arrays.stream(new int[] {color.getRed(), color.getGreen(), color.getBlue()}).mapToDouble(part -> part / 255.0)
                .map(part -> part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4)).toArray();
    }

    private static double luminance(double[] light) {
        return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2];
    }

    /** CIE L*a*b* of linear light. */
    private static double[] lab(double[] light) {
        double[] f = DoubleStream.of(
                (0.4124 * light[0] + 0.3576 * light[1] + 0.1805 * light[2]) / 0.9505, luminance(light),
                (0.0193 * light[0] + 0.1192 * light[1] + 0.9505 * light[2]) / 1.089)
                .map(v -> v > 0.008856 ? Math.cbrt(v) : 7.787 * v + 16.0 / 116).toArray();
        return new double[] {116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
    }

    @Test
    void truthBaselineHnnAndDataDifferInAllEyesAndStandOutFromWhite() {
        List<Role> roles = List.of(Role.TRUTH, Role.BASELINE, Role.HNN, Role.DATA);
        for (Role role : roles) {
            assertThat(1.05 / (luminance(light(role.color())) + 0.05)).as("contrast of %s", role).isGreaterThan(3);
            roles.subList(0, roles.indexOf(role)).forEach(other -> assertDifferent(role, other, 15));
        }
    }

    /** As for {@link #truthBaselineHnnAndDataDifferInAllEyesAndStandOutFromWhite}; a just noticeable difference is 2.3. */
    @Test
    void otherCurvesDifferFromEachOtherAndFromTheMainRolesInAllEyes() {
        List<Role> others = Role.others();
        assertThat(others).hasSizeGreaterThanOrEqualTo(5).doesNotContain(Role.DATA, Role.KINETIC, Role.POTENTIAL);
        for (Role role : others) {
            assertThat(1.05 / (luminance(light(role.color())) + 0.05)).as("contrast of %s", role).isGreaterThan(2.9);
            others.subList(0, others.indexOf(role)).forEach(other -> assertDifferent(role, other, 15));
            List.of(Role.TRUTH, Role.BASELINE, Role.HNN).forEach(other -> assertDifferent(role, other, 10));
        }
    }

    private static void assertDifferent(Role role, Role other, double least) {
        EYES.forEach((eyes, seen) -> {
            double[] a = lab(seen(seen, role));
            double[] b = lab(seen(seen, other));
            assertThat(Math.hypot(Math.hypot(a[0] - b[0], a[1] - b[1]), a[2] - b[2]))
                    .as("%s and %s, %s", role, other, eyes).isGreaterThan(least);
        });
    }

    private static double[] seen(double[][] eyes, Role role) {
        double[] light = light(role.color());
        return Arrays.stream(eyes)
                .mapToDouble(row -> Math.min(1, Math.max(0, row[0] * light[0] + row[1] * light[1] + row[2] * light[2])))
                .toArray();
    }
}
