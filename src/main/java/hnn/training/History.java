package hnn.training;

import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/** The losses as they were along a training. */
final class History {

    private final IntColumn step = IntColumn.create("step");
    private final DoubleColumn trainLoss = DoubleColumn.create("train loss");
    private final DoubleColumn testLoss = DoubleColumn.create("test loss");
    private final DoubleColumn seconds = DoubleColumn.create("seconds");

    void record(TrainingUpdate update) {
        step.append(update.step());
        trainLoss.append(update.trainLoss());
        testLoss.append(update.testLoss());
        seconds.append(update.seconds());
    }

    Table toTable(String name) {
        return Table.create(name, step, trainLoss, testLoss, seconds);
    }
}
