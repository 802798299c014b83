/**
 * The paper's experiments and the commands over seeds.
 *
 * <p>{@link hnn.experiment.Experiments}: each is a value that names its system, data, training and metric, and the numbers the
 * authors published. {@link hnn.experiment.PaperTable} runs them over seeds, {@link hnn.experiment.ResultTables} shows single
 * runs, and {@link hnn.experiment.BeyondThePaper} has friction, noise and laws.
 *
 * <p>{@link hnn.experiment.TableCommand}, {@link hnn.experiment.BeyondCommand} and {@link hnn.experiment.CoverageCommand} are
 * {@code ./environment/run table}, {@code beyond} and {@code coverage}.
 */
package hnn.experiment;
