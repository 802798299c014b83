package hnn.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The losses along a training: the columns step, train loss, test loss, seconds, train and test of each part if the loss has
 * several; and if it is a mean squared error of dx/dt, the part of dx/dt that is explained, R² = 1 - loss / variance.
 */
public final class History {

    private static final String STEP = "step";
    private static final String SECONDS = "seconds";
    private static final List<String> R_SQUARED = List.of("train R²", "test R²");

    private final String name;
    private final Optional<double[]> variances;
    private final String units;
    private final Map<String, List<Double>> columns = new LinkedHashMap<>();
    private boolean interrupted;
    private int keptStep;

    History(String name, List<String> parts, Optional<double[]> variances, String units) {
        this.name = name;
        this.units = units;
        this.variances = variances;
        List<String> names = new ArrayList<>(List.of(STEP, "train loss", "test loss", SECONDS));
        if (parts.size() > 1) {
            parts.forEach(part -> names.addAll(List.of("train " + part, "test " + part)));
        }
        names.forEach(column -> columns.put(column, new ArrayList<>()));
    }

    /**
     * Returns a history of columns from elsewhere, for a picture.
     *
     * @param columns step, train loss, test loss, and others, of one length
     */
    public static History of(String name, Map<String, double[]> columns) {
        var history = new History(name, List.of(), Optional.empty(), "");
        columns.forEach((column, values) -> history.columns.put(column, Arrays.stream(values).boxed().toList()));
        return history;
    }

    /** Takes over what {@link #kept} gave once, of the same columns. */
    public void resume(Map<String, List<Double>> earlier) {
        columns.forEach((column, values) -> values.addAll(earlier.get(column)));
    }

    void record(TrainingUpdate update, double[] trainParts, double[] testParts) {
        List<Double> row = new ArrayList<>(
                List.of((double) update.step(), update.trainLoss(), update.testLoss(), update.seconds()));
        for (int i = 0; row.size() < columns.size(); i++) {
            row.addAll(List.of(trainParts[i], testParts[i]));
        }
        var entries = row.iterator();
        columns.values().forEach(column -> column.add(entries.next()));
    }

    /** Returns what a checkpoint keeps of the history. */
    public Map<String, List<Double>> kept() {
        return columns;
    }

    void setInterrupted(boolean interrupted) {
        this.interrupted = interrupted;
    }

    boolean interrupted() {
        return interrupted;
    }

    void setKeptStep(int step) {
        keptStep = step;
    }

    /** Returns the step whose weights were kept: the last one, or with early stopping that of the smallest test loss. */
    public int keptStep() {
        return keptStep > 0 ? keptStep : (int) last(STEP);
    }

    /** Returns what was trained. */
    public String name() {
        return name;
    }

    /** Returns the number of rows. */
    public int size() {
        return columns.get(STEP).size();
    }

    /** Returns the names of the columns. */
    public List<String> columns() {
        List<String> names = new ArrayList<>(columns.keySet());
        variances.ifPresent(known -> names.addAll(R_SQUARED));
        return names;
    }

    /**
     * Returns a column, for instance "test loss".
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    public double[] column(String column) {
        int part = R_SQUARED.indexOf(column);
        if (variances.isPresent() && part >= 0) {
            return Arrays.stream(column(column.replace("R²", "loss"))).map(loss -> 1 - loss / variances.get()[part]).toArray();
        }
        if (!columns.containsKey(column)) {
            throw new IllegalArgumentException("column must be one of " + columns() + ", not " + column);
        }
        return columns.get(column).stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Returns the last value of a column. */
    public double last(String column) {
        return column(column)[size() - 1];
    }

    /** Returns in which units the training took place, if not in those of the data, or what it costs that it did not; else nothing. */
    public String units() {
        return units;
    }

    /** Returns the losses at the end in one line. */
    @Override
    public String toString() {
        return size() == 0 ? name + ": no steps"
                : String.format(Locale.ROOT, "%s: %.0f steps in %.1f s, train loss %.4e, test loss %.4e",
                        name, last(STEP), last(SECONDS), last("train loss"), last("test loss"))
                        + (variances.isEmpty() ? "" : String.format(Locale.ROOT, ", test R² %.5f", last("test R²")))
                        + (keptStep > 0 ? ", weights of step " + keptStep : "")
                        + (units.isEmpty() ? "" : "; " + units);
    }
}
