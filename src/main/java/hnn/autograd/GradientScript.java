package hnn.autograd;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.engine.EngineException;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import hnn.Native;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * {@code torch.autograd.grad} for Java, by way of a TorchScript module that is put together in memory.
 *
 * <p>DJL binds {@code backward} only, which adds into the {@code .grad} of every parameter and cannot keep the graph.
 * libtorch itself can run {@code torch.autograd.grad} from TorchScript, and DJL can load TorchScript from a stream.
 * A serialized module is a zip of four entries: a format version, two pickles and the source.
 */
final class GradientScript {

    /** One for the life of the JVM: the module has no state, and its few kilobytes are never worth reloading. */
    static final GradientScript INSTANCE = new GradientScript();

    private static final String SOURCE = """
            class G(Module):
              __parameters__ = []
              __buffers__ = []
              def forward(self: __torch__.G,
                  y: Tensor,
                  x: Tensor) -> Tensor:
                gradients = torch.autograd.grad([torch.sum(y)], [x], None, None, True)
                gradient = gradients[0]
                return unchecked_cast(Tensor, gradient)
            """;

    /** Held on to: a model that nobody refers to is closed by the garbage collector, and its block with it. */
    private final Model model;

    private GradientScript() {
        Native.prepare();
        model = Model.newInstance("gradient", "PyTorch");
        try {
            model.load(new ByteArrayInputStream(module()));
        } catch (IOException | MalformedModelException e) {
            model.close();
            throw new IllegalStateException("the PyTorch engine does not take the gradient script", e);
        }
    }

    NDArray gradient(NDArray y, NDArray x) {
        try {
            // "training" keeps the engine from switching the recording off.
            return IValueUtils.forward((PtSymbolBlock) model.getBlock(), new NDList(y, x), true).singletonOrThrow();
        } catch (EngineException e) {
            throw explained(e);
        }
    }

    private static RuntimeException explained(EngineException e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("not have been used in the graph")) {
            return new IllegalArgumentException("y does not depend on x, so it has no gradient there", e);
        }
        if (message.contains("does not require grad")) {
            return new IllegalArgumentException(
                    "x is no variable, or y was not computed from one: compute y from Autograd.variable(x)", e);
        }
        return e;
    }

    private static byte[] module() {
        byte[] emptyTuple = {(byte) 0x80, 2, ')', '.'};
        byte[] instance = "\u0080\u0002c__torch__\nG\n)\u0081}b.".getBytes(StandardCharsets.ISO_8859_1);
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            store(zip, "g/version", "3\n".getBytes(StandardCharsets.US_ASCII));
            store(zip, "g/constants.pkl", emptyTuple);
            store(zip, "g/data.pkl", instance);
            store(zip, "g/code/__torch__.py", SOURCE.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Adds an entry without compression, the way PyTorch writes them. */
    private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
        var checksum = new CRC32();
        checksum.update(content);
        var entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
