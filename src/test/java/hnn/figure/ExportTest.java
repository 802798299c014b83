package hnn.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class ExportTest {

    @TempDir
    Path folder;

    private static Figure figure(int panels) {
        return Figure.row("Rollouts",
                IntStream.range(0, panels).mapToObj(i -> Panel.of("panel " + i, "time t / s", "energy", Panel.Scale.LINEAR)
                        .with(new Mark.Curve("HNN", Role.HNN, new double[] {0, 1, 2}, new double[] {1, 0, 1})))
                        .toArray(Panel[]::new));
    }

    @Test
    void aPdfHasTheSizeThatIsAskedForAndTheColors() throws IOException {
        Path file = folder.resolve("rollouts.pdf");
        Export.write(figure(2), file, 12, 6, 300);
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            assertThat(document.getPage(0).getMediaBox().getWidth()).isCloseTo(12 * 72 / 2.54f, within(0.5f));
            assertThat(document.getPage(0).getMediaBox().getHeight()).isCloseTo(6 * 72 / 2.54f, within(0.5f));
            assertThat(colors(new PDFRenderer(document).renderImageWithDPI(0, 150))).contains(0x0072B2);
        }
    }

    @Test
    void anImageHasItsDotsAndSaysHowLargeTheyAre() throws IOException {
        Path file = folder.resolve("rollouts.png");
        Export.write(figure(1), file, 8, 6, 200);
        try (var in = ImageIO.createImageInputStream(file.toFile())) {
            ImageReader reader = ImageIO.getImageReaders(in).next();
            reader.setInput(in);
            BufferedImage image = reader.read(0);
            assertThat(image.getWidth() * 2.54 / 200).isCloseTo(8, within(0.02));
            assertThat(image.getHeight() * 2.54 / 200).isCloseTo(6, within(0.02));
            assertThat(colors(image)).contains(0x0072B2);
            assertThat(colors(image.getSubimage(image.getWidth() - 1, 0, 1, image.getHeight()))).as("the last column")
                    .containsExactly(0xFFFFFF);
            NodeList sizes =
                    ((Element) reader.getImageMetadata(0).getAsTree("javax_imageio_png_1.0")).getElementsByTagName("pHYs");
            assertThat(((Element) sizes.item(0)).getAttribute("pixelsPerUnitXAxis")).isEqualTo("7874");
        }
    }

    private static Set<Integer> colors(BufferedImage image) {
        Set<Integer> colors = new HashSet<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                colors.add(image.getRGB(x, y) & 0xFFFFFF);
            }
        }
        return colors;
    }

    @Test
    void aNarrowFigureHasItsPanelsBelowOneAnother() throws Exception {
        Path file = folder.resolve("rollouts.svg");
        Export.write(figure(3), file, 8);
        Element root = FigureTest.parse(Files.readString(file)).getDocumentElement();
        assertThat(root.getAttribute("width")).isEqualTo("8.00cm");
        assertThat(root.getTextContent()).contains("panel 2", "HNN");
        assertThat(Double.parseDouble(root.getAttribute("height").replace("cm", ""))).isGreaterThan(15);
        Export.write(figure(3), file, 26);
        root = FigureTest.parse(Files.readString(file)).getDocumentElement();
        assertThat(Double.parseDouble(root.getAttribute("height").replace("cm", ""))).isLessThan(12);
    }

    @Test
    void aFigureWithoutATitleHasNoRoomForOne() {
        Figure titled = figure(1);
        Figure plain = new Figure("", 1, titled.panels());
        assertThat(Drawing.of(plain, 400).height()).isLessThan(Drawing.of(titled, 400).height());
        String title = "a long title ".repeat(30);
        assertThat(Drawing.of(new Figure(title, 1, titled.panels()), 400).height())
                .isGreaterThan(Drawing.of(titled, 400).height());
    }

    @Test
    void aTableIsWrittenAsTheEndOfTheNameSays() throws IOException {
        Table table = Table.create("results", StringColumn.create("model", "HNN & co", "a|b"),
                DoubleColumn.create("energy_error", 1 / 3.0, 2));
        Export.write(table, folder.resolve("results.csv"));
        assertThat(folder.resolve("results.csv")).content().isEqualToNormalizingNewlines(
                "model,energy_error\nHNN & co,0.3333333333333333\na|b,2.0\n");
        Export.write(table, folder.resolve("results.md"));
        assertThat(folder.resolve("results.md")).content().isEqualTo(
                "| model | energy_error |\n| --- | --- |\n| HNN & co | 0.33333 |\n| a\\|b | 2 |\n");
        Export.write(table, folder.resolve("results.TEX"));
        assertThat(folder.resolve("results.TEX")).content()
                .isEqualTo("\\begin{tabular}{lr}\n\\hline\nmodel & energy\\_error \\\\\n\\hline\n"
                        + "HNN \\& co & 0.33333 \\\\\na|b & 2 \\\\\n\\hline\n\\end{tabular}\n");
    }

    @Test
    void whatCannotBeIsRefusedAndLeavesWhatIsThere() throws IOException {
        Path file = folder.resolve("rollouts.gif");
        Files.writeString(file, "older");
        assertThatIllegalArgumentException().isThrownBy(() -> Export.write(figure(1), file, 8))
                .withMessage("file must end in .svg, .pdf or .png, not rollouts.gif");
        assertThat(file).content().isEqualTo("older");
        assertThatIllegalArgumentException().isThrownBy(() -> Export.write(Table.create("t"), file))
                .withMessage("file must end in .csv, .md or .tex, not rollouts.gif");
        Path pdf = folder.resolve("rollouts.pdf");
        assertThatIllegalArgumentException().isThrownBy(() -> Export.write(figure(1), pdf, 3))
                .withMessage("width must be from 4 to 200 centimeters, not 3.0");
        assertThatIllegalArgumentException().isThrownBy(() -> Export.write(figure(3), pdf, 8, 5, 300))
                .withMessageContaining("the height must hold 3 rows of panels");
        assertThatIllegalArgumentException().isThrownBy(() -> Export.write(figure(1), folder.resolve("a.png"), 100, 100, 1200))
                .withMessageContaining("too large: take fewer dots an inch than 1200");
        assertThat(pdf).doesNotExist();
    }
}
