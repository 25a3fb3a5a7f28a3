package io.anlan.app.journal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * An entry as bytes. The first byte is the format: a node writes the newest format that every beat of the peer names, so
 * that an old node never acknowledges what it cannot read.
 */
final class EntryCodec {

    private final NavigableMap<Byte, EntryFormat> formats = new TreeMap<>();

    /** A codec of these formats; at least one. */
    EntryCodec(EntryFormat... formats) {
        for (var format : formats) {
            this.formats.put(format.number(), format);
        }
    }

    /** The formats of this release. */
    static EntryCodec standard() {
        return new EntryCodec(new FirstFormat(), new SecondFormat());
    }

    /** The formats that this node reads, and could write. */
    Set<Byte> readable() {
        return Set.copyOf(formats.keySet());
    }

    /** The format that all can read who name these; the oldest of ours when there is none, or when nobody was heard yet. */
    byte newest(Set<Byte> named) {
        return formats.descendingKeySet().stream()
                .filter(named::contains)
                .findFirst()
                .orElse(formats.firstKey());
    }

    /** Whether the format loses nothing of the entry. */
    boolean carries(JournalEntry entry, byte format) {
        return known(format).carries(entry);
    }

    byte[] encode(JournalEntry entry, byte format) {
        var bytes = new ByteArrayOutputStream(64 + 512 * entry.acceptances().size());
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(format);
            known(format).write(entry, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The entry; an {@link IllegalArgumentException} if it is not of a format this version reads. */
    JournalEntry decode(byte[] blob) {
        try (var in = new DataInputStream(new ByteArrayInputStream(blob))) {
            return known(in.readByte()).read(in);
        } catch (IOException e) {
            throw new IllegalArgumentException("The journal entry is cut short", e);
        }
    }

    /** The same entry in this format: whoever is given it anew may be of another release than who was given it first. */
    byte[] rewrite(byte[] blob, byte format) {
        return blob[0] == format ? blob : encode(decode(blob), format);
    }

    private EntryFormat known(byte format) {
        var known = formats.get(format);
        if (known == null) {
            throw new IllegalArgumentException("Journal format " + format + " is not known here");
        }
        return known;
    }
}
