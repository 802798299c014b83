/**
 * Trainings kept in files and resumed, to the same bits: give a training {@code Checkpoints.in("hnn.checkpoint", 1000)}.
 */
package hnn.checkpoint;
