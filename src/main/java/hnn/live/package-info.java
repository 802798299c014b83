/**
 * Controls in a notebook, and what follows them.
 *
 * <pre>
 *   {@link hnn.live.Slider}, {@link hnn.live.Choice}  ->  {@link hnn.live.Live#view}  ->  {@link hnn.live.LiveView}
 * </pre>
 *
 * <p>The front end's half is {@code jupyterlab_widgets}; this is the kernel's. They speak the protocol of ipywidgets, version 2, over the
 * comms of Jupyter ({@link hnn.live.Wires}).
 */
package hnn.live;
