package hnn.autograd;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import ai.djl.pytorch.engine.PtNDArray;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Holds the buffers of the numbers in a recorded expression until the record is closed.
 *
 * <p>DJL puts the number of {@code x.mul(0.5)} into a buffer of Java's and lets go of it at once. The engine's record goes on
 * reading from its address when the gradient is taken; had the garbage collector been faster, it would read what lies there now,
 * and nobody would be told. DJL tells an {@code NDScope} of each array that its thread makes, whoever makes it; this scope takes
 * hold of the array's buffer, if it has one, and not of the array.
 *
 * <p>Both fields that it reaches for are private to DJL. A test fails if another release has them otherwise.
 */
final class HeldBuffers extends NDScope {

    private static final VarHandle ARRAYS = field(NDScope.class, "resources", IdentityHashMap.class);
    private static final VarHandle BUFFER = field(PtNDArray.class, "dataRef", ByteBuffer.class);

    private static final ThreadLocal<Boolean> OPEN = ThreadLocal.withInitial(() -> false);

    private final List<Object> buffers = new ArrayList<>();

    private HeldBuffers() {
        ARRAYS.set(this, new Watch(buffers));
        OPEN.set(true);
    }

    /** Returns a scope of this thread's, or null where one is open already, which holds on for longer. */
    static HeldBuffers unlessHeld() {
        return OPEN.get() ? null : new HeldBuffers();
    }

    @Override
    public void close() {
        super.close();
        OPEN.remove();
    }

    private static VarHandle field(Class<?> owner, String name, Class<?> type) {
        try {
            return MethodHandles.privateLookupIn(owner, MethodHandles.lookup()).findVarHandle(owner, name, type);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Returns what is held. */
    List<Object> buffers() {
        return buffers;
    }

    /** What DJL puts its arrays into; it stays empty. */
    private static final class Watch extends IdentityHashMap<NDArray, NDArray> {

        private static final long serialVersionUID = 1;

        private final transient List<Object> buffers;

        Watch(List<Object> buffers) {
            this.buffers = buffers;
        }

        @Override
        public NDArray put(NDArray key, NDArray value) {
            Object buffer = key instanceof PtNDArray ? BUFFER.get((PtNDArray) key) : null;
            if (buffer != null) {
                buffers.add(buffer);
            }
            return null;
        }
    }
}
