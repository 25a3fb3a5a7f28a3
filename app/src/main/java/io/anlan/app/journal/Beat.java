package io.anlan.app.journal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a node says of itself every half second. A put is believed only under a fresh beat: without one, the heap of a site
 * whose database is dead would count as a second copy.
 *
 * <p>As bytes it begins with the version of its layout. A later version only appends: an older node reads what it knows and
 * leaves the rest, and what it does not know of the rest counts as a doubt.
 *
 * @param incarnation of the node: new at each start
 * @param number of this beat in the life of the node: a beat that is told again can be known by it
 * @param databaseIncarnation of the site's PostgreSQL: system identifier and timeline
 * @param oldestUndrainedMillis age of the oldest entry received that is not known to be rows here
 * @param bytesHeld of such entries
 * @param formats of entries that this node reads
 * @param applied what this site's database has applied from the other site
 * @param roots where the chain of the receipt roots that this node signed stands
 * @param drained batches of the other site that have become rows of this site's database
 */
public record Beat(
        String node,
        String incarnation,
        long number,
        SiteState state,
        String databaseIncarnation,
        long oldestUndrainedMillis,
        long bytesHeld,
        Set<Byte> formats,
        AppliedMark applied,
        RootsHead roots,
        List<String> drained) {

    /** The layout written by this release. */
    static final byte VERSION = 1;

    public Beat {
        formats = Set.copyOf(formats);
        drained = List.copyOf(drained);
    }

    byte[] encode() {
        var bytes = new ByteArrayOutputStream(256);
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeUTF(node);
            out.writeUTF(incarnation);
            out.writeLong(number);
            out.writeUTF(state.name());
            out.writeUTF(databaseIncarnation);
            out.writeLong(oldestUndrainedMillis);
            out.writeLong(bytesHeld);
            out.writeByte(formats.size());
            for (var format : new TreeSet<>(formats)) {
                out.writeByte(format);
            }
            out.writeUTF(applied.sourceIncarnation());
            out.writeLong(applied.lsn());
            out.writeLong(applied.parked());
            out.writeLong(roots.count());
            out.writeUTF(roots.hash());
            out.writeShort(drained.size());
            for (var batchId : drained) {
                out.writeUTF(batchId);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** What was said; an {@link IllegalArgumentException} if it is no beat of this layout or one after it. */
    static Beat decode(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            var version = in.readByte();
            if (version < VERSION) {
                throw new IllegalArgumentException("Beats of version " + version + " are not read here");
            }
            return new Beat(
                    in.readUTF(),
                    in.readUTF(),
                    in.readLong(),
                    SiteState.of(in.readUTF()),
                    in.readUTF(),
                    in.readLong(),
                    in.readLong(),
                    formats(in),
                    new AppliedMark(in.readUTF(), in.readLong(), in.readLong()),
                    new RootsHead(in.readLong(), in.readUTF()),
                    drained(in));
        } catch (IOException e) {
            throw new IllegalArgumentException("The beat is cut short", e);
        }
    }

    private static List<String> drained(DataInputStream in) throws IOException {
        var drained = new ArrayList<String>();
        for (var count = in.readUnsignedShort(); count > 0; count--) {
            drained.add(in.readUTF());
        }
        return drained;
    }

    private static Set<Byte> formats(DataInputStream in) throws IOException {
        var formats = new TreeSet<Byte>();
        for (int count = in.readByte(); count > 0; count--) {
            formats.add(in.readByte());
        }
        return formats;
    }
}
