package io.anlan.kernel.person;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.anlan.kernel.HmacSm3;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Stands for a person everywhere but in the vault: HMAC-SM3 of the id number under a secret both sites hold. */
@SuppressWarnings("ArrayRecordComponent") // equals and hashCode below look at the bytes
public record PersonKey(byte[] bytes) implements Comparable<PersonKey> {
    private static final int LENGTH = 32;
    private static final byte[] SEPARATOR = {0x1f};
    private static final int ROUTE_TAG_BYTES = 6;

    public PersonKey {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("A person key has 32 bytes, not " + bytes.length);
        }
        bytes = bytes.clone();
    }

    /** Makes the key of a person from an id number in its normal form. */
    public static PersonKey of(byte[] pepper, String idType, String normalisedId) {
        return new PersonKey(HmacSm3.mac(pepper, idType.getBytes(UTF_8), SEPARATOR, normalisedId.getBytes(UTF_8)));
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The key as 64 lower-case hex characters. */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    /** Eight characters by which an edge finds the person's home site without learning who it is. */
    public String routeTag() {
        return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(bytes, ROUTE_TAG_BYTES));
    }

    /** The order in which the databases keep keys. */
    @Override
    public int compareTo(PersonKey other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PersonKey that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Says nothing, since strings end up in logs. */
    @Override
    public String toString() {
        return "PersonKey[…]";
    }
}
