/** What {@code ./environment/run bench} times: the Java sides of comparisons with other programs, and a JMH benchmark. */
package hnn.bench;
