package io.anlan.app.identity;

import io.anlan.kernel.person.PersonKey;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A session as the bytes that a token seals. */
final class SessionBytes {

    private static final byte FORMAT = 1;
    private static final int PERSON_KEY = 32;

    private SessionBytes() {}

    static byte[] write(Session session) {
        var name = session.maskedName().getBytes(StandardCharsets.UTF_8);
        var kid = session.vaultKid().getBytes(StandardCharsets.US_ASCII);
        var out = ByteBuffer.allocate(2
                + Long.BYTES * 2
                + PERSON_KEY
                + 3 * Short.BYTES
                + name.length
                + kid.length
                + session.vaultSealed().length);
        out.put(FORMAT)
                .put((byte) session.role().ordinal())
                .putLong(session.expiresAtMillis())
                .putLong(session.birthDate().toEpochDay())
                .put(session.personKey().bytes());
        put(out, name);
        put(out, kid);
        put(out, session.vaultSealed());
        return out.array();
    }

    /** Null when the bytes are of a format this node does not know. */
    static @Nullable Session read(byte[] bytes) {
        try {
            var in = ByteBuffer.wrap(bytes);
            if (in.get() != FORMAT) {
                return null;
            }
            var role = Role.values()[in.get()];
            var expires = in.getLong();
            var birth = LocalDate.ofEpochDay(in.getLong());
            var person = new byte[PERSON_KEY];
            in.get(person);
            var name = new String(take(in), StandardCharsets.UTF_8);
            var kid = new String(take(in), StandardCharsets.US_ASCII);
            return new Session(new PersonKey(person), birth, expires, role, name, kid, take(in));
        } catch (BufferUnderflowException | IndexOutOfBoundsException otherFormat) {
            return null;
        }
    }

    private static void put(ByteBuffer out, byte[] bytes) {
        out.putShort((short) bytes.length).put(bytes);
    }

    private static byte[] take(ByteBuffer in) {
        var bytes = new byte[in.getShort()];
        in.get(bytes);
        return bytes;
    }
}
