/**
 * Pictures.
 *
 * <p>Pure functions turn tables, fields and paths into a {@link hnn.figure.Figure}: panels of marks, a plain value.
 * {@link hnn.figure.PlotlyJson} writes it for the browser and {@link hnn.figure.Still} draws the same figure as an image,
 * for pages that run no scripts. {@link hnn.figure.Role} keeps the colors of truth, baseline and HNN the same everywhere.
 *
 * <table>
 *   <caption>What draws what</caption>
 *   <tr><th>picture</th><th>function</th><th>of</th></tr>
 *   <tr><td>phase portrait, arrows over levels of H</td><td>{@link hnn.figure.PhasePictures#phasePortraits}</td><td>fields</td></tr>
 *   <tr><td>arrows alone; levels alone</td><td>{@link hnn.figure.PhasePictures#fields}, {@link hnn.figure.PhasePictures#hamiltonians}</td>
 *     <td>fields</td></tr>
 *   <tr><td>samples</td><td>{@link hnn.figure.PhasePictures#samples}</td><td>samples</td></tr>
 *   <tr><td>losses</td><td>{@link hnn.figure.Pictures#losses}, {@link hnn.figure.FramePictures#losses}</td>
 *     <td>tables of histories</td></tr>
 *   <tr><td>rollouts: path, error, H, energy</td><td>{@link hnn.figure.Pictures#rollouts}</td>
 *     <td>a table of {@link hnn.metric.Comparison}</td></tr>
 *   <tr><td>anything over anything</td><td>{@link hnn.figure.Pictures#curves}, {@link hnn.figure.Pictures#points}</td>
 *     <td>a long table</td></tr>
 *   <tr><td>orbits, at rest and moving; their energies</td><td>{@link hnn.figure.OrbitPictures}</td>
 *     <td>paths, or {@link hnn.phase.Paths#of} of a table</td></tr>
 *   <tr><td>growth of errors</td><td>{@link hnn.figure.OrbitPictures#distances}, {@link hnn.figure.RolloutPictures#parts}</td>
 *     <td>paths</td></tr>
 *   <tr><td>energy drift</td><td>{@link hnn.figure.RolloutPictures#drift}</td><td>paths</td></tr>
 *   <tr><td>Poincar&eacute; section</td><td>{@link hnn.figure.RolloutPictures#sections}</td><td>crossings</td></tr>
 *   <tr><td>frames, at rest and moving</td><td>{@link hnn.figure.FramePictures}</td><td>films</td></tr>
 *   <tr><td>latent planes</td><td>{@link hnn.figure.LatentPictures}</td><td>models of frames</td></tr>
 * </table>
 *
 * <p>The table of results is {@link hnn.experiment.ResultTables}, shown as a table. Tablesaw's own figures are shown through
 * {@link hnn.figure.TablesawFigure}.
 */
package hnn.figure;
