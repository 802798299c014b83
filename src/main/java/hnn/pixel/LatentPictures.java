package hnn.pixel;

import hnn.Arguments;
import hnn.Cores;
import hnn.figure.Box;
import hnn.figure.Figure;
import hnn.figure.Mark;
import hnn.figure.Panel;
import hnn.figure.Panel.Scale;
import hnn.figure.PhasePictures;
import hnn.figure.Role;
import hnn.phase.HamiltonianField;
import hnn.phase.Trajectory;
import hnn.system.HamiltonianSystem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Pictures of the latent plane that models of frames find. */
public final class LatentPictures {

    /** How much of the plane is shown around what lies in it. */
    private static final double MARGIN = 0.15;
    /** Dots enough to see where the frames lie. */
    private static final int DOTS = 1000;

    private LatentPictures() {}

    /**
     * The latent planes side by side: where the frames lie, a path of the model's own, and the levels of H where there
     * is one.
     *
     * @param models by name, from the left
     * @param frames encoded as dots
     * @param paths a latent path for each model
     * @throws IllegalArgumentException if there is no model, or one has no path
     */
    public static Figure planes(Map<String, ? extends LatentModel<?>> models, Frames frames, Map<String, Trajectory> paths) {
        List<Panel> panels = new ArrayList<>();
        models.forEach((name, model) -> panels.add(plane(name, model, frames).with(
                curve(name, Role.of(name), Mark.Line.FULL, of(paths, "paths", name)))));
        return Figure.row("The latent plane", panels.toArray(Panel[]::new));
    }

    /**
     * One latent plane with a path in parts: before, while and after energy is added or taken.
     *
     * @param frames encoded as dots
     * @param parts by name, in the order of time
     */
    public static Figure parts(LatentModel<?> model, Frames frames, Map<String, Trajectory> parts) {
        Panel panel = plane("the path over the levels of H", model, frames);
        int number = 0;
        for (Map.Entry<String, Trajectory> part : parts.entrySet()) {
            // The field's own motion has its color, faint before the last change; what is done to it between has another.
            Role role = number % 2 == 0 ? Role.HNN : Role.of(part.getKey());
            Mark.Line line = number % 2 == 0 && number + 1 < parts.size() ? Mark.Line.FAINT : Mark.Line.FULL;
            panel = panel.with(curve(part.getKey(), role, line, part.getValue()));
            number++;
        }
        return Figure.row("Energy added halfway", panel);
    }

    private static Panel plane(String title, LatentModel<?> model, Frames frames) {
        double[][] z = Cores.map(frames.somePairs(DOTS), place -> model.encode(frames.pair(place.trial(), place.time())))
                .toArray(double[][]::new);
        double[] q = Arrays.stream(z).mapToDouble(state -> state[0]).toArray();
        double[] p = Arrays.stream(z).mapToDouble(state -> state[1]).toArray();
        Panel panel = Panel.of(title, "latent position z_q", "latent momentum z_p", Scale.LINEAR);
        if (model.dynamics() instanceof HamiltonianField h) {
            double[] qEnds = ends(q);
            double[] pEnds = ends(p);
            panel = panel.with(PhasePictures.levels(title, h, new Box(qEnds[0], qEnds[1], pEnds[0], pEnds[1])));
        }
        return panel.with(new Mark.Points("frames", Role.DATA, q, p));
    }

    private static double[] ends(double[] values) {
        var range = Arrays.stream(values).summaryStatistics();
        double margin = MARGIN * (range.getMax() - range.getMin());
        return new double[] {range.getMin() - margin, range.getMax() + margin};
    }

    private static Mark curve(String label, Role role, Mark.Line line, Trajectory path) {
        return new Mark.Curve(label, role, line, path.coordinate(0), path.coordinate(1));
    }

    private static <T> T of(Map<String, T> map, String argument, String name) {
        Arguments.require(map.containsKey(name), "%s must have one for %s, not only for %s", argument, name, map.keySet());
        return map.get(name);
    }

    /**
     * The energy over time along paths in the latent plane, by a fitted map to true coordinates, with the truth's.
     *
     * @param system has the energy
     * @param paths latent paths by the names of the models
     * @param maps a map for each model
     * @throws IllegalArgumentException if a model has no map
     */
    public static Figure energies(HamiltonianSystem system, Trajectory truth, Map<String, Trajectory> paths,
            Map<String, CoordinateMap> maps) {
        Map<String, Role> roles = Role.among(paths.keySet());
        Panel panel = Panel.of("by the fitted map", "number of the frame", system.units().energyAxis("H(q, p)"), Scale.LINEAR)
                .with(energy(system, Role.TRUTH.label(), Role.TRUTH, truth));
        for (Map.Entry<String, Trajectory> path : paths.entrySet()) {
            CoordinateMap map = of(maps, "maps", path.getKey());
            panel = panel.with(energy(system, path.getKey(), roles.get(path.getKey()), map.at(path.getValue())));
        }
        return Figure.row("Energy along the rollouts", panel);
    }

    private static Mark energy(HamiltonianSystem system, String name, Role role, Trajectory path) {
        return new Mark.Curve(name, role, path.times(), path.along(system::hamiltonian));
    }
}
