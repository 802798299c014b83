/**
 * Display in JupyterLab through JJava, the Java kernel.
 *
 * <p>{@link hnn.jupyter.HnnExtension} installs itself when this jar comes on the kernel's class path. From then on a cell
 * that ends in a Tablesaw table or a {@link hnn.figure.Figure} shows it, and trainings show their progress in the cell.
 */
package hnn.jupyter;
