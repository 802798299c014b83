/**
 * Pictures.
 *
 * <p>Pure functions turn tables, fields and paths into a {@link Figure}: panels of marks, a plain value. {@link PlotlyJson}
 * writes it for the browser, {@link Still} draws it as an image for pages that run no scripts. Every sign has one meaning, given
 * by {@link Role}:
 *
 * <table>
 *   <caption>The legend of all figures</caption>
 *   <tr><th>sign</th><th>meaning</th></tr>
 *   <tr><td>narrow black dashes, over all other curves</td><td>the truth; nothing else is dashed</td></tr>
 *   <tr><td>vermilion</td><td>the baseline</td></tr>
 *   <tr><td>blue</td><td>the HNN</td></tr>
 *   <tr><td>wine</td><td>the dissipative HNN</td></tr>
 *   <tr><td>bluish green</td><td>data: observed samples, encoded frames, the region of the data</td></tr>
 *   <tr><td>orange, sky blue, pink</td><td>kinetic, potential and total energy, whoever's motion it is</td></tr>
 *   <tr><td>indigo band</td><td>energy lost to friction</td></tr>
 *   <tr><td>dark green</td><td>the integrator's part of an error</td></tr>
 *   <tr><td>one of eight other colors</td><td>a curve with another name, an integration method for instance; a name keeps its
 *     color on a page</td></tr>
 *   <tr><td>thinner and paler</td><td>what counts less: a training loss next to the test loss, a rollout after it has left
 *     the data, a path before energy is added</td></tr>
 *   <tr><td>a black dot</td><td>here a rollout leaves the region of the data</td></tr>
 *   <tr><td>a pale band</td><td>from the least to the largest of an ensemble, or an energy piled on others</td></tr>
 *   <tr><td>a gap</td><td>no finite value; on a logarithmic axis, nothing above 0</td></tr>
 *   <tr><td>yellow over violet</td><td>levels of H, high over low</td></tr>
 * </table>
 *
 * <table>
 *   <caption>What draws what</caption>
 *   <tr><th>picture</th><th>function</th><th>of</th></tr>
 *   <tr><td>phase portrait, arrows over levels of H</td><td>{@link PhasePictures#phasePortraits}</td><td>fields</td></tr>
 *   <tr><td>arrows alone; levels alone</td><td>{@link PhasePictures#fields}; {@link PhasePictures#hamiltonians}</td>
 *     <td>fields</td></tr>
 *   <tr><td>paths over levels of H</td><td>{@link RolloutPictures#levels}</td><td>fields and paths</td></tr>
 *   <tr><td>an area of phase space, carried along</td><td>{@link RolloutPictures#lines}</td><td>paths</td></tr>
 *   <tr><td>phase portrait of the pendulum, by formula</td><td>{@link PendulumPictures}</td><td>energies</td></tr>
 *   <tr><td>samples; learned against true H</td><td>{@link PhasePictures#samples}; {@link PhasePictures#learnedAgainstTrue}</td>
 *     <td>samples</td></tr>
 *   <tr><td>losses</td><td>{@link Pictures#losses}</td><td>histories</td></tr>
 *   <tr><td>rollouts: path, error, H, energy</td><td>{@link Pictures#rollouts}</td>
 *     <td>a table of {@link hnn.analysis.Comparison}</td></tr>
 *   <tr><td>anything over anything</td><td>{@link Pictures#curves}, {@link Pictures#points}</td><td>a long table</td></tr>
 *   <tr><td>an ensemble</td><td>{@link Pictures#bands}</td><td>a long table</td></tr>
 *   <tr><td>orbits, at rest and moving; their energies</td><td>{@link OrbitPictures}</td>
 *     <td>paths, or {@link hnn.table.Tables#paths} of a table</td></tr>
 *   <tr><td>growth of errors</td><td>{@link OrbitPictures#distances}, {@link RolloutPictures#parts}</td><td>paths</td></tr>
 *   <tr><td>order of a method</td><td>{@link RolloutPictures#orders}</td><td>convergence orders</td></tr>
 *   <tr><td>energy drift; energy lost to friction</td><td>{@link RolloutPictures#drift}; {@link BudgetPictures}</td>
 *     <td>paths; energy budgets</td></tr>
 *   <tr><td>where a rollout leaves the data</td><td>{@link RegionPictures}</td><td>paths</td></tr>
 *   <tr><td>Poincar&eacute; section</td><td>{@link RolloutPictures#sections}</td><td>crossings</td></tr>
 * </table>
 *
 * <p>Pictures of frames and of latent planes are in the package of the pixels. Tablesaw's own figures are shown through {@link
 * TablesawFigure}. For a paper, {@link Export} writes any figure as a file. A picture of your own is a {@link Figure} of {@link Panel}s, with {@link Mark}s and {@link Role#among}.
 */
package hnn.figure;
