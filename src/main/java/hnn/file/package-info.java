/**
 * What is kept in files, whole or not at all: trainings that are resumed to the same bits ({@code Checkpoints.in("hnn.checkpoint", 1000)}),
 * weights and other arrays in NumPy's npz.
 */
package hnn.file;
