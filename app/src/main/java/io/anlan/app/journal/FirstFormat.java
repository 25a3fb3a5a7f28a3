package io.anlan.app.journal;

import io.anlan.app.acceptance.Acceptance;
import io.anlan.app.acceptance.VaultRow;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.person.PersonKey;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Format 1: acceptances and vault rows, field by field. */
final class FirstFormat implements EntryFormat {

    static final byte NUMBER = 1;

    private static final long NEVER = Long.MIN_VALUE;

    @Override
    public byte number() {
        return NUMBER;
    }

    @Override
    public boolean carries(JournalEntry entry) {
        return entry.rows().isEmpty();
    }

    @Override
    public void write(JournalEntry entry, DataOutputStream out) throws IOException {
        out.writeUTF(entry.batchId());
        out.writeShort(entry.acceptances().size());
        for (var acceptance : entry.acceptances()) {
            write(out, acceptance);
        }
        out.writeShort(entry.vault().size());
        for (var row : entry.vault()) {
            write(out, row);
        }
    }

    @Override
    public JournalEntry read(DataInputStream in) throws IOException {
        var batchId = in.readUTF();
        return new JournalEntry(batchId, acceptances(in), vault(in));
    }

    private static void write(DataOutputStream out, Acceptance acceptance) throws IOException {
        out.writeUTF(acceptance.campaignId());
        bytes(out, acceptance.personKey().bytes());
        out.writeByte(acceptance.site().number());
        out.writeUTF(acceptance.registrationNo());
        out.writeUTF(acceptance.channel());
        out.writeUTF(acceptance.idempotencyKey());
        bytes(out, acceptance.bodyHash());
        out.writeLong(acceptance.acceptedAt());
        out.writeUTF(acceptance.batchId());
        out.writeUTF(acceptance.correlationId());
        out.writeLong(orNever(acceptance.keepUntil()));
        out.writeLong(acceptance.version());
        out.writeShort(acceptance.writer());
        bytes(out, acceptance.rowHash());
    }

    private static List<Acceptance> acceptances(DataInputStream in) throws IOException {
        var count = in.readUnsignedShort();
        var acceptances = new ArrayList<Acceptance>(count);
        for (var i = 0; i < count; i++) {
            acceptances.add(new Acceptance(
                    in.readUTF(),
                    new PersonKey(bytes(in)),
                    SiteId.of(in.readByte()),
                    in.readUTF(),
                    in.readUTF(),
                    in.readUTF(),
                    bytes(in),
                    in.readLong(),
                    in.readUTF(),
                    in.readUTF(),
                    orNull(in.readLong()),
                    in.readLong(),
                    in.readShort(),
                    bytes(in)));
        }
        return acceptances;
    }

    private static void write(DataOutputStream out, VaultRow row) throws IOException {
        bytes(out, row.personKey().bytes());
        out.writeUTF(row.kid());
        out.writeUTF(row.alg());
        bytes(out, row.sealed());
        out.writeLong(orNever(row.keepUntil()));
        out.writeLong(row.version());
        out.writeShort(row.writer());
        bytes(out, row.rowHash());
    }

    private static List<VaultRow> vault(DataInputStream in) throws IOException {
        var count = in.readUnsignedShort();
        var rows = new ArrayList<VaultRow>(count);
        for (var i = 0; i < count; i++) {
            rows.add(new VaultRow(
                    new PersonKey(bytes(in)),
                    in.readUTF(),
                    in.readUTF(),
                    bytes(in),
                    orNull(in.readLong()),
                    in.readLong(),
                    in.readShort(),
                    bytes(in)));
        }
        return rows;
    }

    private static void bytes(DataOutputStream out, byte[] value) throws IOException {
        out.writeShort(value.length);
        out.write(value);
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        var value = new byte[in.readUnsignedShort()];
        in.readFully(value);
        return value;
    }

    private static long orNever(@Nullable Long time) {
        return time == null ? NEVER : time;
    }

    private static @Nullable Long orNull(long time) {
        return time == NEVER ? null : time;
    }
}
