/**
 * Training: one loop for every block, each step on all cores.
 *
 * <pre>
 *   loss = mean over rows and coordinates of (f(x) - dx/dt)^2
 * </pre>
 *
 * <p>Start with {@link hnn.training.Training#train}; a loss of your own is {@link hnn.training.Training#minimize}d. {@link
 * hnn.training.TrainingSettings} has the learning rate's {@link hnn.training.Schedule} and the patience of early stopping. Adam's
 * step is in {@link hnn.training.PyTorchAdam}. Numbers far from 1 are taken to other units meanwhile, see {@link
 * hnn.training.TrainingUnits}. An {@link hnn.training.Objective} is anything else to minimize.
 *
 * <p>Source: Greydanus et al. 2019, equation 3 and section 3.
 */
package hnn.training;
