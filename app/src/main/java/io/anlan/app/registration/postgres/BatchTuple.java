package io.anlan.app.registration.postgres;

import io.anlan.app.acceptance.VaultRow;
import io.anlan.app.registration.Candidate;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;
import java.util.List;

/** A batch as the parameters of {@link AcceptanceSql#INSERT}: one array for each column. */
final class BatchTuple {

    private final int size;
    private final String[] campaign;
    private final Buffer[] person;
    private final String[] number;
    private final String[] channel;
    private final String[] key;
    private final Buffer[] body;
    private final Long[] acceptedAt;
    private final String[] correlation;
    private final Long[] version;
    private final Buffer[] hash;
    private final String[] kid;
    private final Buffer[] sealed;
    private final Buffer[] vaultHash;

    private BatchTuple(int size) {
        this.size = size;
        campaign = new String[size];
        person = new Buffer[size];
        number = new String[size];
        channel = new String[size];
        key = new String[size];
        body = new Buffer[size];
        acceptedAt = new Long[size];
        correlation = new String[size];
        version = new Long[size];
        hash = new Buffer[size];
        kid = new String[size];
        sealed = new Buffer[size];
        vaultHash = new Buffer[size];
    }

    static Tuple of(String batchId, List<Candidate> candidates) {
        var columns = new BatchTuple(candidates.size());
        for (var i = 0; i < columns.size; i++) {
            columns.put(i, candidates.get(i));
        }
        var any = candidates.get(0).acceptance();
        return Tuple.of(batchId, (short) any.site().number(), (short) any.writer(), VaultRow.ALG)
                .addArrayOfString(columns.campaigns())
                .addArrayOfString(columns.campaign)
                .addArrayOfBuffer(columns.person)
                .addArrayOfString(columns.number)
                .addArrayOfString(columns.channel)
                .addArrayOfString(columns.key)
                .addArrayOfBuffer(columns.body)
                .addArrayOfLong(columns.acceptedAt)
                .addArrayOfString(columns.correlation)
                .addArrayOfLong(columns.version)
                .addArrayOfBuffer(columns.hash)
                .addArrayOfString(columns.kid)
                .addArrayOfBuffer(columns.sealed)
                .addArrayOfBuffer(columns.vaultHash);
    }

    private void put(int i, Candidate candidate) {
        var row = candidate.acceptance();
        campaign[i] = row.campaignId();
        person[i] = Buffer.buffer(row.personKey().bytes());
        number[i] = row.registrationNo();
        channel[i] = row.channel();
        key[i] = row.idempotencyKey();
        body[i] = Buffer.buffer(row.bodyHash());
        acceptedAt[i] = row.acceptedAt();
        correlation[i] = row.correlationId();
        version[i] = row.version();
        hash[i] = Buffer.buffer(row.rowHash());
        kid[i] = candidate.vault().kid();
        sealed[i] = Buffer.buffer(candidate.vault().sealed());
        vaultHash[i] = Buffer.buffer(candidate.vault().rowHash());
    }

    /** The candidates are sorted, so equal campaigns are neighbours. */
    private String[] campaigns() {
        var distinct = new String[size];
        var count = 0;
        for (var id : campaign) {
            if (count == 0 || !id.equals(distinct[count - 1])) {
                distinct[count++] = id;
            }
        }
        return Arrays.copyOf(distinct, count);
    }
}
