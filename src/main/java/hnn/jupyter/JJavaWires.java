package hnn.jupyter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import hnn.live.Wires;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.DisplayStream;
import org.dflib.jjava.jupyter.kernel.comm.Comm;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.comm.CommCloseCommand;
import org.dflib.jjava.jupyter.messages.comm.CommMsgCommand;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The comms of JJava. Their JSON is Gson's, which the kernel has under another name than the jar this is compiled with: so JSON goes
 * through text, and the few methods that take it are looked up by name.
 */
final class JJavaWires implements Wires {

    private static final Logger LOGGER = LoggerFactory.getLogger(JJavaWires.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    /** A message that opens a comm is made without metadata, where the protocol of the widgets has its version. */
    private static final VarHandle METADATA = field(Message.class, "metadata", Map.class);

    /** Where outputs go, which is the cell that runs. */
    private static final VarHandle ENVIRONMENT = field(DisplayStream.class, "env", ShellReplyEnvironment.class);

    private final CommManager comms;
    private final DisplayStream display;

    private JJavaWires(BaseKernel kernel) {
        comms = kernel.getCommManager();
        display = kernel.getIO().display;
    }

    /** Returns the comms of a kernel, or nothing where they are not as they are known here. */
    static Optional<Wires> of(BaseKernel kernel) {
        try {
            return Optional.of(new JJavaWires(kernel));
        } catch (RuntimeException | LinkageError e) {
            LOGGER.warn("live views will be stills: {}", e.toString());
            return Optional.empty();
        }
    }

    private static VarHandle field(Class<?> of, String name, Class<?> type) {
        try {
            return MethodHandles.privateLookupIn(of, MethodHandles.lookup()).findVarHandle(of, name, type);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** JupyterLab puts the cell's name, and those of deleted ones, beside what is to be run. */
    @Override
    public Optional<Cell> cell() {
        ShellReplyEnvironment environment = (ShellReplyEnvironment) ENVIRONMENT.get(display);
        if (environment == null || !(environment.getContext() instanceof Message<?> request) || !request.hasMetadata()
                || !(request.getMetadata().get("cellId") instanceof String id)) {
            return Optional.empty();
        }
        Collection<String> deleted = request.getMetadata().get("deletedCells") instanceof Collection<?> gone
                ? gone.stream().map(String::valueOf).toList() : List.of();
        return Optional.of(new Cell(id, request.getHeader().getId(), deleted));
    }

    @Override
    public Wire open(String target, String version, Map<String, Object> data, Consumer<Map<String, Object>> received) {
        return comms.openComm(target, (manager, id, name, opening) -> {
            Object own = data(opening.getContent());
            Object sent = parsed(data);
            // own is what will be sent: it takes over the entries.
            for (String key : data.keySet()) {
                call(own, "add", key, call(sent, "get", key));
            }
            METADATA.set(opening, Map.of("version", version));
            return new JJavaWire(manager, id, name, received);
        });
    }

    /** Returns the JSON of a command. */
    private static Object data(Object command) {
        return call(command, "getData");
    }

    /** Returns an object of the kernel's own Gson. */
    private static Object parsed(Map<String, Object> data) {
        try {
            Class<?> json = CommMsgCommand.class.getMethod("getData").getReturnType();
            Class<?> parser = Class.forName(json.getPackageName() + ".JsonParser", true, json.getClassLoader());
            return parser.getMethod("parseString", String.class).invoke(null, JSON.writeValueAsString(data));
        } catch (ReflectiveOperationException | JsonProcessingException e) {
            throw new IllegalStateException("the kernel's JSON is none that is known here", e);
        }
    }

    private static Object call(Object on, String name, Object... arguments) {
        for (Method method : on.getClass().getMethods()) {
            if (method.getName().equals(name) && fits(method.getParameterTypes(), arguments)) {
                try {
                    return method.invoke(on, arguments);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(name + " of the kernel's comm fails", e);
                }
            }
        }
        throw new IllegalStateException("the kernel's " + on.getClass().getName() + " has no " + name);
    }

    private static boolean fits(Class<?>[] types, Object... arguments) {
        boolean fits = types.length == arguments.length;
        for (int i = 0; i < types.length && fits; i++) {
            fits = types[i].isInstance(arguments[i]);
        }
        return fits;
    }

    /** A comm of JJava. */
    private static final class JJavaWire extends Comm implements Wire {

        private final Consumer<Map<String, Object>> received;

        JJavaWire(CommManager manager, String id, String target, Consumer<Map<String, Object>> received) {
            super(manager, id, target);
            this.received = received;
        }

        @Override
        public String id() {
            return getID();
        }

        @Override
        public void send(Map<String, Object> data) {
            call(this, "send", parsed(data));
        }

        @Override
        protected void onMessage(Message<CommMsgCommand> message) {
            try {
                received.accept(JSON.readValue(String.valueOf(data(message.getContent())), OBJECT));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a message of the front end is no JSON", e);
            }
        }

        @Override
        protected void onClose(Message<CommCloseCommand> message, boolean sent) {
            // The view is gone; what is still computed is sent to nobody.
        }
    }
}
