/**
 * The paper's experiments: each is a value that names its system, data, training and metric, beside the numbers the
 * authors published. {@link hnn.experiment.PaperTable} runs them over seeds.
 */
package hnn.experiment;
