/**
 * Thousands of starts at once: {@link hnn.ensemble.EngineNetwork} puts a trained network back into the engine, which uses all
 * cores.
 */
package hnn.ensemble;
