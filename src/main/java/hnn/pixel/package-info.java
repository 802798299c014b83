/**
 * The pendulum from pixels, page 06, whole: frames, the model with its encoder and decoder, its loss, its metrics, its pictures.
 *
 * <pre>
 *   {@link hnn.pixel.PendulumFrames}, {@link hnn.pixel.FramesFile}
 *                       ->  {@link hnn.pixel.Frames}  ->  {@link hnn.pixel.FrameDataset}
 *
 *   {@link hnn.pixel.LatentBlock}    frames  ->  encoder  ->  z (batch, 2)  ->  decoder  ->  frames
 *                                       z  ->  a Hamiltonian or a baseline block  ->  dz/dt
 *
 *   {@link hnn.pixel.FrameTraining}  loss = reconstruction + momentum + dynamics, see {@link hnn.pixel.LatentLoss}
 *
 *   {@link hnn.pixel.LatentModel}    a field on the latent plane; {@link hnn.pixel.LatentRollouts} follow it, and a fitted
 *                       {@link hnn.pixel.CoordinateMap} reads q and p off it
 * </pre>
 *
 * {@link hnn.pixel.FramePictures} show films, {@link hnn.pixel.LatentPictures} latent planes.
 *
 * <p>Source: Greydanus et al. 2019, section 5.
 */
package hnn.pixel;
