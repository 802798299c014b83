/**
 * Display in JupyterLab through JJava, the Java kernel, or IJava, which JJava continues.
 *
 * <p>{@link hnn.jupyter.HnnExtension} installs itself when this jar comes on JJava's class path;
 * {@link hnn.jupyter.NotebookDisplay#install} does the same from a cell, in either kernel. From then on a cell that ends in a
 * Tablesaw table or a {@link hnn.figure.Figure} shows it, and trainings are drawn in the cell while they run.
 */
package hnn.jupyter;
