/**
 * Hamiltonian neural networks on DJL, after Greydanus, Dzamba and Yosinski (NeurIPS 2019, arXiv 1906.01563).
 *
 * <p>Data flows one way. Each package is one station:
 *
 * <table>
 *   <caption>The stations</caption>
 *   <tr><td>{@link hnn.phase}</td><td>phase space: fields, Hamiltonians, trajectories</td></tr>
 *   <tr><td>{@link hnn.system}</td><td>the true systems, each with its H and its field</td></tr>
 *   <tr><td>{@link hnn.data}</td><td>noisy samples of a system, recordings, frames of a pendulum</td></tr>
 *   <tr><td>{@link hnn.autograd}</td><td>input gradients that can be differentiated again</td></tr>
 *   <tr><td>{@link hnn.network}</td><td>the HNN block and the baseline block; encoder and decoder</td></tr>
 *   <tr><td>{@link hnn.training}</td><td>the training loop, losses, Adam, the history, progress, checkpoints</td></tr>
 *   <tr><td>{@link hnn.learned}</td><td>a trained network as a field</td></tr>
 *   <tr><td>{@link hnn.rollout}</td><td>integrators that follow any field</td></tr>
 *   <tr><td>{@link hnn.metric}</td><td>how well a field, a path and an energy hold</td></tr>
 *   <tr><td>{@link hnn.law}</td><td>the law read off a learned H</td></tr>
 *   <tr><td>{@link hnn.figure}</td><td>pictures: Plotly and a still of the same</td></tr>
 *   <tr><td>{@link hnn.jupyter}</td><td>display in the JJava kernel</td></tr>
 *   <tr><td>{@link hnn.experiment}</td><td>the paper's experiments, put together from the above</td></tr>
 *   <tr><td>{@link hnn.bench}</td><td>what is timed against other programs</td></tr>
 * </table>
 *
 * <p>Truth and network are the same kind of thing, a {@link hnn.phase.Field}: integrators, metrics and pictures
 * never ask which one they were given.
 */
package hnn;
