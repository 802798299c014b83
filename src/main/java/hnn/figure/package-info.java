/**
 * Pictures.
 *
 * <p>{@link hnn.figure.Pictures} turns tables and fields into a {@link hnn.figure.Figure}: panels of marks, a plain value.
 * {@link hnn.figure.PlotlyJson} writes it for the browser and {@link hnn.figure.Still} draws the same figure as an image,
 * for pages that run no scripts. {@link hnn.figure.FramePictures} and {@link hnn.figure.LatentPictures} make figures of
 * films. {@link hnn.figure.Role} keeps the colors of truth, baseline and HNN the same everywhere.
 */
package hnn.figure;
