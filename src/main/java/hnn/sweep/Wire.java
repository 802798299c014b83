package hnn.sweep;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** How the processes of a sweep answer each other: a kind, and a text of any length. */
public final class Wire {

    /** The process can work; the text says what with. */
    public static final byte READY = 1;
    /** The text is what was found, as JSON. */
    public static final byte FOUND = 2;
    /** The text is what went wrong. */
    public static final byte FAILED = 3;
    /** The same, and the process cannot go on. */
    public static final byte LAST = 4;

    private Wire() {}

    /** Writes an answer, and sees to it that it is on its way. */
    public static void answer(DataOutputStream out, byte kind, String text) throws IOException {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        out.writeByte(kind);
        out.writeInt(content.length);
        out.write(content);
        out.flush();
    }

    /** Tells whether a byte begins an answer. */
    static boolean isKind(byte kind) {
        return kind >= READY && kind <= LAST;
    }

    /** Returns the text of an answer whose kind has been read. */
    static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
