/**
 * What a network learns from: noisy states and the velocities that belong to them, split by trajectory into a training
 * and a test part.
 */
package hnn.data;
