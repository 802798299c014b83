/**
 * Hamiltonian neural networks on DJL, after Greydanus, Dzamba and Yosinski (NeurIPS 2019, arXiv 1906.01563).
 *
 * <p>Packages form rings; each imports only inward, which {@code RingsTest} enforces. The core uses DJL and Hipparchus alone.
 * Truth and network are the same kind of thing, a {@link hnn.phase.Field}.
 *
 * <pre>
 *   The core, in the order in which data flows and in which to read it
 *     {@link hnn.phase}       phase space: fields, Hamiltonians, trajectories
 *     {@link hnn.system}      the true systems, each with its H and its field
 *     {@link hnn.data}        noisy samples of a system
 *     {@link hnn.autograd}    the input gradient, which can be differentiated again: {@link hnn.autograd.Autograd}
 *     {@link hnn.network}     J grad H: start with {@link hnn.network.HamiltonianBlock}, where the gradient is taken;
 *                     {@link hnn.network.ClosedForm} computes the same faster for an Mlp
 *     {@link hnn.training}    the training; Adam's step is in {@link hnn.training.PyTorchAdam}
 *     {@link hnn.learned}     a trained network as a field of plain Java arrays
 *     {@link hnn.rollout}     integrators for any field; to add one, implement {@link hnn.rollout.StepMethod}
 *     {@link hnn.metric}      the paper's metrics
 *   The laboratory
 *     {@link hnn.own}         your own system or recording        {@link hnn.shooting}    paths without velocities
 *     {@link hnn.friction}    the dissipative HNN                 {@link hnn.separable}   H = T(p) + V(q)
 *     {@link hnn.analysis}    errors and structure                {@link hnn.chaos}       chaos
 *     {@link hnn.law}         the law read off                    {@link hnn.leastsquares} the last layer by least squares
 *     {@link hnn.mechanics}   M(q), V(q) from positions alone    {@link hnn.pair}        bodies whose H sees only distances
 *     {@link hnn.sweep}       many trainings, as jobs in processes of their own, here or on a cluster
 *     {@link hnn.table}       Tablesaw's tables                   {@link hnn.file}        saved networks, checkpoints, npz
 *   Pictures
 *     {@link hnn.figure}      a phase portrait is drawn by {@link hnn.figure.PhasePictures}
 *     {@link hnn.live}        sliders, and what follows them      {@link hnn.jupyter}     shows it in a notebook
 *   Pixels
 *     {@link hnn.pixel}       the pendulum from frames, all of it
 *   The paper's harness
 *     {@link hnn.experiment}  the experiments, the table, the commands; the benchmarks, hnn.bench, lie with the tests
 * </pre>
 */
package hnn;
