package hnn.figure;

import hnn.analysis.EnergyBudget;
import hnn.figure.Panel.Scale;
import hnn.phase.Units;
import java.util.Arrays;
import java.util.Map;

/** Pictures of where the energy of a motion with friction goes. */
public final class BudgetPictures {

    private BudgetPictures() {}

    /**
     * Kinetic, potential and lost energy piled on each other, a panel for each budget. If the field has the energy right, the pile
     * is always as high as at the start, the line; what is missing or too much, its rotation has taken or given.
     *
     * @param budgets by the titles of the panels
     * @param units of the system
     */
    public static Figure energies(Map<String, EnergyBudget> budgets, Units units) {
        return Figure.row("Where the energy goes", budgets.entrySet().stream()
                .map(entry -> panel(entry.getKey(), entry.getValue(), units)).toArray(Panel[]::new));
    }

    private static Panel panel(String title, EnergyBudget budget, Units units) {
        double[] t = budget.times();
        double[] potential = budget.potential();
        double[] energy = sum(potential, budget.kinetic());
        double[] whole = new double[t.length];
        Arrays.fill(whole, energy[0]);
        return Panel.of(title, units.timeAxis(), units.energyAxis("E"), Scale.LINEAR).with(
                new Mark.Band("potential", Role.POTENTIAL, t, new double[t.length], potential),
                new Mark.Band("kinetic", Role.KINETIC, t, potential, energy),
                between(Role.LOST.label(), Role.LOST, t, energy, sum(energy, budget.lost())),
                new Mark.Curve("total at the start", Role.TOTAL, t, whole));
    }

    /** Friction that gives energy, which a network may learn, piles downward. */
    private static Mark between(String label, Role role, double[] t, double[] one, double[] other) {
        double[] low = new double[t.length];
        double[] high = new double[t.length];
        Arrays.setAll(low, i -> Math.min(one[i], other[i]));
        Arrays.setAll(high, i -> Math.max(one[i], other[i]));
        return new Mark.Band(label, role, t, low, high);
    }

    private static double[] sum(double[] a, double[] b) {
        double[] sum = new double[a.length];
        Arrays.setAll(sum, i -> a[i] + b[i]);
        return sum;
    }
}
