package hnn.pixel;

import hnn.Arguments;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;

/**
 * Draws a pendulum, or several hung on each other, as a gray frame, without a screen: a rod with round ends on a dark ground, its edges smooth.
 *
 * <p>The view is the paper's: Gym draws 4.4 by 4.4 units around the pivot on 1000 by 1000 pixels; columns 330 to 670 and
 * rows 440 to 780 of it are kept. A frame is side * side brightnesses in [0, 1], row by row from the top; they are
 * multiples of 1/255, as an image file has them. From some 40 degrees on the end of the rod leaves the view.
 *
 * @param side pixels on either side
 */
public record PendulumCamera(int side) {

    private static final double VIEW = 340; // what is kept, in pixels of Gym's
    private static final double UNIT = 1000 / 4.4 / VIEW; // one length of the rod, as a part of the view
    private static final double PIVOT_X = (500 - 330) / VIEW;
    private static final double PIVOT_Y = (500 - 440) / VIEW;
    private static final double ROD_WIDTH = 0.2 * UNIT;
    /** The rod's red less its green, of which the paper's code makes the gray. */
    private static final int ROD_BRIGHTNESS = 204 - 76;
    private static final int WHITE = 255;

    /** Checks the side; below 8, where nothing can be told, is an {@link IllegalArgumentException}. */
    public PendulumCamera {
        Arguments.atLeast("side", 8, side);
    }

    /**
     * Returns the frame, side * side brightnesses, that shows the pendulum q radians from hanging; positive is to the right.
     *
     * @param angles of one rod, or of several, each hung on the one before, each from the vertical; together they are as long as
     *     one is, so that all stay in view
     * @throws IllegalArgumentException if there is no angle, or one is not finite
     */
    public float[] frame(double... angles) {
        Arguments.require(angles.length > 0, "angles must have at least one");
        Arguments.finite("angles", angles);
        var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(Color.WHITE);
        graphics.setStroke(new BasicStroke((float) (ROD_WIDTH * side), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        double length = UNIT / angles.length;
        double x = PIVOT_X;
        double y = PIVOT_Y;
        for (double q : angles) {
            double endX = x + length * Math.sin(q);
            double endY = y + length * Math.cos(q);
            graphics.draw(new Line2D.Double(x * side, y * side, endX * side, endY * side));
            x = endX;
            y = endY;
        }
        graphics.dispose();
        int[] pixels = image.getRGB(0, 0, side, side, null, 0, side);
        float[] frame = new float[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            int covered = pixels[i] & WHITE; // 0 to 255, how much of the pixel the rod covers
            frame[i] = Math.round(covered * ROD_BRIGHTNESS / (float) WHITE) / (float) WHITE;
        }
        return frame;
    }

    /**
     * Reads the angle, in radians from hanging, off a frame of this camera: the direction from the pivot to the middle of the
     * brightness. It is right to 0.002 radians with 28 pixels a side, to 0.005 with 14, while the whole rod is in view.
     *
     * @param frame side * side brightnesses, drawn or decoded; the angle is 0 where there is no brightness
     * @throws IllegalArgumentException if the frame has another size
     */
    public double angle(float[] frame) {
        Arguments.require(frame.length == side * side, "frame must have %d x %d pixels, not %d in all", side, side, frame.length);
        double x = 0;
        double y = 0;
        for (int i = 0; i < frame.length; i++) {
            int row = i / side;
            int column = i % side;
            x += frame[i] * ((column + 0.5) / side - PIVOT_X);
            y += frame[i] * ((row + 0.5) / side - PIVOT_Y);
        }
        return Math.atan2(x, y);
    }
}
