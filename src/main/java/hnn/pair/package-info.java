/**
 * Bodies whose H sees only distances: it keeps momentum and angular momentum by construction, whoever made it, a formula or a training,
 * and goes on to other numbers of bodies.
 */
package hnn.pair;
