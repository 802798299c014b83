/**
 * What is timed against other programs, by {@code ./environment/run bench}: the Java sides. Nothing else here needs them.
 */
package hnn.bench;
