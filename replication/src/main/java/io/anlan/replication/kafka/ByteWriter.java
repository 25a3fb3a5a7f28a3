package io.anlan.replication.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Puts values one after the other into an array that grows. */
final class ByteWriter {
    static final byte NULL = 0;
    static final byte TEXT = 1;
    static final byte BIGINT = 2;
    static final byte SMALLINT = 3;
    static final byte BYTES = 4;

    private ByteBuffer buffer = ByteBuffer.allocate(512);

    ByteWriter one(byte value) {
        room(1).put(value);
        return this;
    }

    ByteWriter number(long value) {
        room(Long.BYTES).putLong(value);
        return this;
    }

    ByteWriter text(String text) {
        return bytes(text.getBytes(UTF_8));
    }

    /** A value of a column, with its kind. */
    @CanIgnoreReturnValue
    ByteWriter value(@Nullable Object value) {
        if (value == null) {
            return one(NULL);
        } else if (value instanceof String text) {
            return one(TEXT).text(text);
        } else if (value instanceof byte[] bytes) {
            return one(BYTES).bytes(bytes);
        } else if (value instanceof Short number) {
            room(1 + Short.BYTES).put(SMALLINT).putShort(number);
            return this;
        } else if (value instanceof Long number) {
            room(1 + Long.BYTES).put(BIGINT).putLong(number);
            return this;
        }
        throw new IllegalArgumentException(
                "no column holds a " + value.getClass().getSimpleName());
    }

    byte[] bytes() {
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private ByteWriter bytes(byte[] bytes) {
        room(Integer.BYTES + bytes.length).putInt(bytes.length).put(bytes);
        return this;
    }

    private ByteBuffer room(int more) {
        if (buffer.remaining() < more) {
            int size = Math.max(buffer.capacity() * 2, buffer.position() + more);
            buffer = ByteBuffer.wrap(Arrays.copyOf(buffer.array(), size)).position(buffer.position());
        }
        return buffer;
    }
}
