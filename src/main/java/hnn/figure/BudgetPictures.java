package hnn.figure;

import hnn.analysis.EnergyBudget;
import hnn.figure.Panel.Scale;
import hnn.phase.Units;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Pictures of where the energy of a motion with friction goes. */
public final class BudgetPictures {

    private BudgetPictures() {}

    /**
     * Kinetic, potential and lost energy piled on each other, a panel for each budget. If the field has the energy right, the
     * pile is always as high as at the start, the line; what is missing or too much, its rotation has taken or given.
     *
     * @param budgets by the titles of the panels
     */
    public static Figure energies(Map<String, EnergyBudget> budgets, Units units) {
        return Figure.row("Where the energy goes", budgets,
                (title, budget) -> pile(Panel.of(title, units.timeAxis(), units.energyAxis("E"), Scale.LINEAR), budget));
    }

    private static Panel pile(Panel panel, EnergyBudget budget) {
        double[] t = budget.times();
        double[] potential = budget.potential();
        double[] energy = at(t, i -> potential[i] + budget.kinetic()[i]);
        double[] whole = at(t, i -> energy[i] + budget.lost()[i]);
        return panel.with(new Mark.Band("potential", Role.POTENTIAL, t, new double[t.length], potential),
                new Mark.Band("kinetic", Role.KINETIC, t, potential, energy),
                // Friction that gives energy, which a network may learn, piles downward.
                new Mark.Band(Role.LOST.label(), Role.LOST, t, at(t, i -> Math.min(energy[i], whole[i])),
                        at(t, i -> Math.max(energy[i], whole[i]))),
                new Mark.Curve("total at the start", Role.TOTAL, t, at(t, i -> energy[0])));
    }

    private static double[] at(double[] times, IntToDoubleFunction value) {
        return IntStream.range(0, times.length).mapToDouble(value).toArray();
    }
}
