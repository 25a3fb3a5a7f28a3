package io.anlan.chaos.bench;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Rows of the size and shape the node stores, for the database that is compared with it. */
public final class BenchRows {
    /** The registration store's table, without what only the node needs. */
    public static final String TABLE =
            "create table if not exists registration (campaign_id text collate \"C\" not null,"
                    + " person_key bytea not null, site smallint not null, registration_no text collate \"C\" not null,"
                    + " channel text not null, idempotency_key text not null, body_hash bytea not null,"
                    + " accepted_at bigint not null, batch_id text not null, correlation_id text not null, keep_until bigint,"
                    + " version bigint not null, writer smallint not null, row_hash bytea not null,"
                    + " primary key (campaign_id, person_key, site))";
    /** Its second index. */
    public static final String INDEX =
            "create index if not exists registration_by_number on registration (registration_no)";

    static final String INSERT = "insert into registration (campaign_id, person_key, site, registration_no, channel,"
            + " idempotency_key, body_hash, accepted_at, batch_id, correlation_id, keep_until, version, writer, row_hash)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing";

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int PEOPLE_PER_CAMPAIGN = 20_000;

    private final AtomicLong sequence = new AtomicLong();
    private final long startMicros;

    BenchRows(long startMicros) {
        this.startMicros = startMicros;
    }

    BenchRow next() {
        return new BenchRow(sequence.getAndIncrement(), startMicros);
    }

    /** One row; its random parts come from its number, so no generator is shared between threads. */
    record BenchRow(long number, long startMicros) {
        void bind(PreparedStatement insert) throws SQLException {
            SplittableRandom random = new SplittableRandom(startMicros ^ number);
            insert.setString(1, "bench-" + number / PEOPLE_PER_CAMPAIGN);
            insert.setBytes(2, bytes(random, 32));
            insert.setShort(3, (short) 1);
            insert.setString(4, text(random, 21));
            insert.setString(5, "wechat");
            insert.setString(6, "b" + Long.toString(startMicros, 36) + "-" + number);
            insert.setBytes(7, bytes(random, 32));
            insert.setLong(8, startMicros + number);
            insert.setString(9, "site-a-a1-" + number / 64);
            insert.setString(10, text(random, 26));
            insert.setNull(11, Types.BIGINT);
            insert.setLong(12, (startMicros + number) << 6);
            insert.setShort(13, (short) 1);
            insert.setBytes(14, bytes(random, 16));
        }

        private static byte[] bytes(SplittableRandom random, int length) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            return bytes;
        }

        private static String text(SplittableRandom random, int length) {
            char[] text = new char[length];
            for (int i = 0; i < length; i++) {
                text[i] = ALPHABET.charAt(random.nextInt(32));
            }
            return new String(text);
        }
    }
}
