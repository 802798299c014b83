package hnn.sweep;

import java.io.InvalidObjectException;
import java.io.ObjectStreamException;
import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** A record that is not serializable by itself, as it is sent: by its components, from which its constructor makes it again. */
record SentRecord(Class<?> type, Object[] parts) implements Serializable {

    static SentRecord of(Record sent) {
        try {
            RecordComponent[] components = sent.getClass().getRecordComponents();
            Object[] parts = new Object[components.length];
            for (int i = 0; i < parts.length; i++) {
                Method part = components[i].getAccessor();
                part.setAccessible(true);
                parts[i] = part.invoke(sent);
            }
            return new SentRecord(sent.getClass(), parts);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object readResolve() throws ObjectStreamException {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType).toArray(Class[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(parts);
        } catch (ReflectiveOperationException e) {
            var failure = new InvalidObjectException("the record " + type.getName() + " cannot be made again");
            failure.initCause(e);
            throw failure;
        }
    }
}
