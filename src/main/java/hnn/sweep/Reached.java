package hnn.sweep;

import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * What a method uses of the classes that a shell has made: itself, and by the methods that it calls.
 *
 * <p>A shell makes a class of each cell, whose method {@code do_it$} is the cell itself. Of such a class only those methods are
 * followed that are called; of one that a cell declares, all.
 */
final class Reached {

    private static final String CELL = "do_it$";
    private static final int VERSION = Opcodes.ASM9;

    private final Function<String, byte[]> contents;
    private final Map<String, byte[]> classes = new LinkedHashMap<>();
    private final Set<Variable> variables = new LinkedHashSet<>();
    private final Set<String> methods = new HashSet<>();
    private final Deque<Runnable> open = new ArrayDeque<>();

    /** A static field, by the names of its class, with dots, and its own. */
    record Variable(String owner, String name) implements Serializable {}

    /** Takes what gives the content of a class by its name with dots: null if that is no class of a shell. */
    Reached(Function<String, byte[]> contents) {
        this.contents = contents;
    }

    /** Adds a class and, if it is no cell, all that its methods use. */
    void addClass(String name) {
        if (classes.containsKey(name)) {
            return;
        }
        byte[] content = contents.apply(name);
        if (content == null) {
            return;
        }
        classes.put(name, content);
        var declared = new LinkedHashSet<String>();
        new ClassReader(content).accept(new ClassVisitor(VERSION) {
            @Override
            public void visit(int version, int access, String self, String signature, String parent, String[] interfaces) {
                addInternal(parent);
                for (String one : interfaces) {
                    addInternal(one);
                }
            }

            @Override
            public MethodVisitor visitMethod(int access, String method, String descriptor, String signature,
                    String[] exceptions) {
                declared.add(method);
                return null;
            }
        }, ClassReader.SKIP_CODE);
        if (!declared.contains(CELL)) {
            declared.forEach(method -> addMethod(name, method));
        }
        finish();
    }

    /** Adds a method, with all that have its name, and what they use. */
    void addMethod(String owner, String name) {
        addClass(owner);
        byte[] content = classes.get(owner);
        if (content != null && methods.add(owner + " " + name)) {
            open.add(() -> new ClassReader(content).accept(new ClassVisitor(VERSION) {
                @Override
                public MethodVisitor visitMethod(int access, String method, String descriptor, String signature,
                        String[] exceptions) {
                    return method.equals(name) ? new Uses() : null;
                }
            }, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES));
        }
        finish();
    }

    private void finish() {
        while (!open.isEmpty()) {
            open.remove().run();
        }
    }

    private void addInternal(String name) {
        if (name != null) {
            addType(Type.getObjectType(name));
        }
    }

    private void addType(Type type) {
        switch (type.getSort()) {
            case Type.ARRAY -> addType(type.getElementType());
            case Type.OBJECT -> addClass(type.getClassName());
            case Type.METHOD -> {
                addType(type.getReturnType());
                for (Type argument : type.getArgumentTypes()) {
                    addType(argument);
                }
            }
            default -> {
            } // a primitive
        }
    }

    /** Returns the contents of the classes, by their names with dots. */
    Map<String, byte[]> classes() {
        return classes;
    }

    /** Returns the static fields that are used. */
    Set<Variable> variables() {
        return variables;
    }

    private final class Uses extends MethodVisitor {

        Uses() {
            super(VERSION);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            String dotted = owner.replace('/', '.');
            addClass(dotted);
            if (classes.containsKey(dotted) && (opcode == Opcodes.GETSTATIC || opcode == Opcodes.PUTSTATIC)) {
                variables.add(new Variable(dotted, name));
            }
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            addMethod(Type.getObjectType(owner).getClassName(), name);
            addType(Type.getMethodType(descriptor));
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            addType(Type.getMethodType(descriptor));
            for (Object argument : arguments) {
                if (argument instanceof Handle handle) {
                    addMethod(handle.getOwner().replace('/', '.'), handle.getName());
                } else if (argument instanceof Type type) {
                    addType(type);
                }
            }
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            addInternal(type);
        }

        @Override
        public void visitLdcInsn(Object value) {
            if (value instanceof Type type) {
                addType(type);
            }
        }
    }
}
