/**
 * What is kept in files, whole or not at all ({@link hnn.file.WholeFile}): trainings that are resumed to the same bits
 * ({@link hnn.file.Checkpoints}), the weights of any block ({@link hnn.file.BlockFile}), weights from Python ({@link
 * hnn.file.NpzWeights}) and other arrays in NumPy's npz.
 */
package hnn.file;
