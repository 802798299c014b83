/**
 * Hamiltonian neural networks on DJL, after Greydanus, Dzamba and Yosinski (NeurIPS 2019, arXiv 1906.01563).
 *
 * <p>Packages lie in rings; each imports inward only, which {@code RingsTest} holds. The core stands on DJL and Hipparchus
 * alone.
 *
 * <table>
 *   <caption>The core, in the order in which data flows and in which to read it</caption>
 *   <tr><td>{@link hnn.phase}</td><td>phase space: fields, Hamiltonians, trajectories</td></tr>
 *   <tr><td>{@link hnn.system}</td><td>the true systems, each with its H and its field</td></tr>
 *   <tr><td>{@link hnn.data}</td><td>noisy samples of a system</td></tr>
 *   <tr><td>{@link hnn.autograd}</td><td>the input gradient, which can be differentiated again: {@link hnn.autograd.Autograd}</td></tr>
 *   <tr><td>{@link hnn.network}</td><td>J grad H: begin with {@link hnn.network.HamiltonianBlock}, where the gradient is taken</td></tr>
 *   <tr><td>{@link hnn.training}</td><td>the loop; Adam steps in {@link hnn.training.PyTorchAdam}</td></tr>
 *   <tr><td>{@link hnn.learned}</td><td>a trained network as a field of plain Java arrays</td></tr>
 *   <tr><td>{@link hnn.rollout}</td><td>integrators that follow any field; a new one is a {@link hnn.rollout.StepMethod}</td></tr>
 *   <tr><td>{@link hnn.metric}</td><td>the paper's metrics: losses and energies with their spread</td></tr>
 * </table>
 *
 * <table>
 *   <caption>Around it</caption>
 *   <tr><td>laboratory</td><td>{@link hnn.own} your own system or recording; {@link hnn.friction} the dissipative HNN; {@link hnn.separable} H = T + V; {@link hnn.ensemble}
 *     thousands of starts at once; {@link
 *     hnn.shooting} paths without velocities; {@link hnn.law} the law read off; {@link hnn.analysis} errors and structure; {@link
 *     hnn.chaos} chaos; {@link hnn.table} Tablesaw's tables; {@link hnn.file} trainings that are resumed, npz files</td></tr>
 *   <tr><td>pictures</td><td>{@link hnn.figure}: a phase portrait is drawn by {@link hnn.figure.PhasePictures}; {@link hnn.jupyter} shows
 *     it in a notebook</td></tr>
 *   <tr><td>pixels</td><td>{@link hnn.pixel}: the pendulum from frames, whole</td></tr>
 *   <tr><td>harness</td><td>{@link hnn.experiment} the paper's experiments, the table, the commands. What is timed against
 *     other programs, {@code hnn.bench}, lies with the tests</td></tr>
 * </table>
 *
 * <p>Truth and network are the same kind of thing, a {@link hnn.phase.Field}: integrators, metrics and pictures never ask which one they
 * were given.
 */
package hnn;
