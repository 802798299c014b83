package hnn.autograd;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import hnn.Native;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A function of libtorch that DJL does not bind, by way of a TorchScript module that is put together in memory.
 *
 * <p>DJL can load TorchScript from a stream. A serialized module is a zip of four entries: a format version, two pickles
 * and the source.
 */
public final class TorchScript {

    private static final String HEAD = """
            class G(Module):
              __parameters__ = []
              __buffers__ = []
            """;

    private static final Map<String, TorchScript> KNOWN = new ConcurrentHashMap<>(); // by their sources

    /** Held on to: a model that nobody refers to is closed by the garbage collector, and its block with it. */
    private final Model model;

    /**
     * Loads a function. It stays for the life of the JVM: the module has no state, and its few kilobytes are never worth
     * reloading.
     *
     * @param name for messages
     * @param method the source of a method {@code forward(self: __torch__.G, ..)}, as TorchScript serializes it
     * @throws IllegalStateException if the engine does not take it
     */
    public TorchScript(String name, String method) {
        Native.prepare();
        model = Model.newInstance(name, "PyTorch");
        try {
            model.load(new ByteArrayInputStream(module(HEAD + method.indent(2))));
        } catch (IOException | MalformedModelException e) {
            model.close();
            throw new IllegalStateException("the PyTorch engine does not take the script of " + name, e);
        }
    }

    /** Returns the function of a source, which is loaded once; see the constructor. */
    public static TorchScript of(String name, String method) {
        return KNOWN.computeIfAbsent(method, source -> new TorchScript(name, source));
    }

    /**
     * Returns what the function makes of arrays. It is part of the record where one is made.
     *
     * @param inputs attached to the manager that the result is to have
     */
    public NDArray of(NDList inputs) {
        // "training" keeps the engine from switching a recording off.
        return asWritten(() -> IValueUtils.forward(block(), inputs, true)).singletonOrThrow();
    }

    /**
     * Returns what the function makes of arrays, without a record. The function may change those that gradients are attached to.
     *
     * @param inputs attached to the manager that the result is to have
     */
    public NDArray unrecorded(NDList inputs) {
        return asWritten(() -> IValueUtils.forward(block(), inputs, false)).singletonOrThrow();
    }

    /** Returns what the function makes of values; close it after use. */
    public IValue of(IValue... inputs) {
        return asWritten(() -> IValueUtils.forward(block(), inputs));
    }

    /**
     * Without the optimizer, which takes products and sums apart and has derivatives of its own: the bits are those of the
     * same operations one by one. PyTorch keeps the setting for each thread.
     */
    private static <T> T asWritten(Supplier<T> call) {
        JniUtils.setGraphExecutorOptimize(false);
        try {
            return call.get();
        } finally {
            JniUtils.setGraphExecutorOptimize(true);
        }
    }

    private PtSymbolBlock block() {
        return (PtSymbolBlock) model.getBlock();
    }

    private static byte[] module(String source) {
        byte[] emptyTuple = {(byte) 0x80, 2, ')', '.'};
        byte[] instance = "\u0080\u0002c__torch__\nG\n)\u0081}b.".getBytes(StandardCharsets.ISO_8859_1);
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            store(zip, "g/version", "3\n".getBytes(StandardCharsets.US_ASCII));
            store(zip, "g/constants.pkl", emptyTuple);
            store(zip, "g/data.pkl", instance);
            store(zip, "g/code/__torch__.py", source.getBytes(StandardCharsets.US_ASCII));
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
