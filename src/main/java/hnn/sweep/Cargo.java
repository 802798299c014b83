package hnn.sweep;

import hnn.Arguments;
import hnn.file.CodeMark;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * A job as it is sent to another process: the lambda, and the classes and the variables of the notebook that it uses.
 *
 * <p>A kernel makes a class of each cell, and a static field of each variable. Both exist in the kernel alone; here they are
 * found by following what the lambda calls ({@link Reached}).
 */
public final class Cargo implements Serializable {

    private static final long serialVersionUID = 1;

    private final Map<String, byte[]> classes;
    private final Map<Reached.Variable, byte[]> variables;
    private final byte[] job;
    private final List<String> classPath;
    private final String mark;
    private final String library = CodeMark.text();
    private final UUID id = UUID.randomUUID();

    private Cargo(Map<String, byte[]> classes, Map<Reached.Variable, byte[]> variables, byte[] job, List<String> classPath,
            String mark) {
        this.classes = classes;
        this.variables = variables;
        this.job = job;
        this.classPath = classPath;
        this.mark = mark;
    }

    /**
     * Packs a job.
     *
     * @throws IllegalArgumentException if it uses something that cannot be sent: the message names it
     */
    public static Cargo of(Job job) {
        SerializedLambda lambda = asLambda(job);
        String name = lambda == null ? job.getClass().getName() : lambda.getCapturingClass().replace('/', '.');
        var packer = new Packer(job.getClass().getClassLoader());
        packer.reached.addClass(name);
        if (lambda != null) {
            packer.reached.addMethod(lambda.getImplClass().replace('/', '.'), lambda.getImplMethodName());
        }
        byte[] sent = packer.serialized(job, "the job uses a value of its surroundings");
        packer.addVariables();
        return new Cargo(packer.reached.classes(), packer.variables, sent, ShellClasses.classPath(packer.loader),
                packer.mark(job, name, sent));
    }

    /** Returns what Java makes of a lambda when it sends it; null for what is no lambda. */
    private static SerializedLambda asLambda(Job job) {
        try {
            Method replaced = job.getClass().getDeclaredMethod("writeReplace");
            replaced.setAccessible(true);
            return replaced.invoke(job) instanceof SerializedLambda lambda ? lambda : null;
        } catch (NoSuchMethodException e) {
            return null;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the classes that the receiver needs beside those that are sent: jars and folders. */
    List<String> classPath() {
        return classPath;
    }

    /** Returns 12 hexadecimal digits that are others for another job, or for other values that it uses. */
    String mark() {
        return mark;
    }

    /** Returns the mark of the library that it was packed by. */
    String library() {
        return library;
    }

    /** Returns what no other cargo has: a process does the jobs of one alone. */
    UUID id() {
        return id;
    }

    /** Makes the job again, in the process that is to do it. */
    Job unpacked() throws IOException, ReflectiveOperationException {
        var loader = new ClassLoader(Cargo.class.getClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                byte[] content = classes.get(name);
                if (content == null) {
                    throw new ClassNotFoundException(name);
                }
                return defineClass(name, content, 0, content.length);
            }
        };
        for (Map.Entry<Reached.Variable, byte[]> variable : variables.entrySet()) {
            if (variable.getValue() == null) {
                continue;
            }
            Field field = Class.forName(variable.getKey().owner(), true, loader).getDeclaredField(variable.getKey().name());
            field.setAccessible(true);
            field.set(null, deserialized(variable.getValue(), loader));
        }
        return (Job) deserialized(job, loader);
    }

    private static Object deserialized(byte[] content, ClassLoader loader) throws IOException, ReflectiveOperationException {
        try (var in = new ObjectInputStream(new ByteArrayInputStream(content)) {
            @Override
            protected Class<?> resolveClass(ObjectStreamClass described) throws IOException, ClassNotFoundException {
                try {
                    return Class.forName(described.getName(), false, loader);
                } catch (ClassNotFoundException e) {
                    return super.resolveClass(described); // int and its like
                }
            }
        }) {
            return in.readObject();
        }
    }

    /** Finds what is to be sent. */
    private static final class Packer {

        private final ClassLoader loader;
        private final Reached reached;
        private final Map<Reached.Variable, byte[]> variables = new LinkedHashMap<>();

        Packer(ClassLoader loader) {
            this.loader = loader;
            reached = new Reached(name -> ShellClasses.content(loader, name));
        }

        /** What is sent with a variable may bring classes, and these use other variables. */
        void addVariables() {
            while (variables.size() < reached.variables().size()) {
                List.copyOf(reached.variables()).stream().filter(name -> !variables.containsKey(name)).forEach(this::addVariable);
            }
        }

        private void addVariable(Reached.Variable name) {
            variables.put(name, null);
            try {
                Field field = Class.forName(name.owner(), true, loader).getDeclaredField(name.name());
                if (!Modifier.isFinal(field.getModifiers())) { // a constant is made by its class
                    field.setAccessible(true);
                    variables.put(name, serialized(field.get(null), "the job uses the variable " + name.name()));
                }
            } catch (NoSuchFieldException e) {
                return; // of a class further up, which everybody has
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }

        private byte[] serialized(Object value, String what) {
            var bytes = new ByteArrayOutputStream();
            try (var out = new Sender(bytes)) {
                out.writeObject(value);
            } catch (NotSerializableException e) {
                throw new IllegalArgumentException(what + ", which holds a " + e.getMessage()
                        + " and cannot be sent to another process: make it inside the job, from numbers and texts", e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return bytes.toByteArray();
        }

        /** Writes records by their components, and notes the classes that a shell has made. */
        private final class Sender extends ObjectOutputStream {

            Sender(OutputStream out) throws IOException {
                super(out);
                enableReplaceObject(true);
            }

            @Override
            protected Object replaceObject(Object value) {
                return value instanceof Record sent && !(value instanceof Serializable) ? SentRecord.of(sent) : value;
            }

            @Override
            protected void annotateClass(Class<?> type) {
                reached.addClass(type.getName());
            }
        }

        /** Cells are numbered anew in each session: the number is not part of the mark. */
        private String mark(Job job, String name, byte[] sent) {
            List<byte[]> all = new ArrayList<>(List.of(reached.classes().isEmpty() ? ownContent(job, name) : new byte[0], sent));
            all.addAll(reached.classes().values());
            variables.values().stream().filter(Objects::nonNull).forEach(all::add);
            return CodeMark.of(all.stream().map(Packer::withoutNumbers).toList());
        }

        private static byte[] withoutNumbers(byte[] content) {
            return new String(content, StandardCharsets.ISO_8859_1).replaceAll("\\$JShell\\$\\d+[A-Z]?", "cell")
                    .getBytes(StandardCharsets.ISO_8859_1);
        }

        private static byte[] ownContent(Job job, String name) {
            try (InputStream in = job.getClass().getResourceAsStream("/" + name.replace('.', '/') + ".class")) {
                Arguments.require(in != null, "the class %s of the job cannot be found by another process", name);
                return in.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
