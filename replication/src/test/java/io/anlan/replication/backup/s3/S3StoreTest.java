package io.anlan.replication.backup.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.anlan.replication.backup.BackupStore;
import io.anlan.replication.backup.BackupStoreContract;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The store against a stub that checks signatures strictly and misbehaves; no real service was asked. */
class S3StoreTest extends BackupStoreContract {
    private static final String NAME = "site-a/x/000001";
    private static final byte[] CONTENT = "sealed".getBytes(UTF_8);
    /** No answer that comes at all is ever too late for it. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private S3Stub stub;

    @BeforeEach
    void start() throws IOException {
        stub = new S3Stub();
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    @Override
    protected BackupStore store() {
        return store(S3Stub.BUCKET, S3Stub.SECRET, Instant.parse("2026-01-02T03:04:05Z"));
    }

    @ParameterizedTest
    @EnumSource(
            value = S3Stub.Fault.class,
            names = {"ANSWERS_500", "ANSWERS_503_AFTER_DOING_IT", "WRONG_TAG", "HANGS_UP"})
    void a_put_that_went_wrong_is_put_again(S3Stub.Fault fault) throws IOException {
        stub.misbehave(fault);

        store().put(NAME, CONTENT);

        assertThat(stub.requests()).isEqualTo(2);
        assertThat(store().get(NAME)).isEqualTo(CONTENT);
    }

    @ParameterizedTest
    @EnumSource(
            value = S3Stub.Fault.class,
            names = {"ANSWERS_500", "CUTS_THE_BODY", "WRONG_TAG", "HANGS_UP"})
    void a_get_that_went_wrong_is_asked_again(S3Stub.Fault fault) throws IOException {
        store().put(NAME, CONTENT);
        stub.misbehave(fault);

        assertThat(store().get(NAME)).isEqualTo(CONTENT);
        assertThat(stub.requests()).isEqualTo(3);
    }

    @Test
    void a_service_that_does_not_answer_is_asked_again() throws IOException {
        BackupStore store = stub.store(Duration.ofSeconds(3));
        stub.misbehave(S3Stub.Fault.SLOW);
        store.put(NAME, CONTENT);
        stub.misbehave(S3Stub.Fault.SLOW);

        assertThat(store.get(NAME)).isEqualTo(CONTENT);
        assertThat(stub.requests()).isGreaterThanOrEqualTo(4);
    }

    @Test
    void a_list_cut_short_is_asked_again_and_never_taken_for_all() throws IOException {
        store().put(NAME, CONTENT);
        stub.misbehave(S3Stub.Fault.CUTS_THE_BODY);

        assertThat(store().list("site-a/")).containsExactly(NAME);
    }

    @Test
    void a_service_that_stays_broken_is_said_to_be() {
        S3Stub.Fault[] all = new S3Stub.Fault[9];
        Arrays.fill(all, S3Stub.Fault.ANSWERS_500);
        stub.misbehave(all);
        BackupStore store = store();

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> store.put(NAME, CONTENT))
                .withMessageContaining("answers 500");
        assertThat(stub.requests()).isEqualTo(5);
    }

    @Test
    void without_a_checksum_as_tag_what_was_put_is_read_back() throws IOException {
        stub.misbehave(S3Stub.Fault.NO_CHECKSUM_TAG);
        store().put(NAME, CONTENT);
        assertThat(stub.requests()).isEqualTo(2);

        stub.misbehave(S3Stub.Fault.NO_CHECKSUM_TAG_AND_OTHER_BYTES);
        BackupStore store = store();
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> store.put(NAME, CONTENT))
                .withMessageContaining("something else than was put");
    }

    /** With a key of a customer's the tag has the form of a checksum and is none. */
    @Test
    void where_the_service_encrypts_what_was_put_is_read_back() throws IOException {
        S3Stub.Fault[] always = new S3Stub.Fault[3];
        Arrays.fill(always, S3Stub.Fault.ENCRYPTS);
        stub.misbehave(always);

        store().put(NAME, CONTENT);
        assertThat(stub.requests()).isEqualTo(2);
        assertThat(store().get(NAME)).isEqualTo(CONTENT);
        assertThat(stub.requests()).isEqualTo(3);
    }

    @Test
    void what_is_no_list_is_not_taken_for_an_empty_store() throws IOException {
        store().put(NAME, CONTENT);
        stub.misbehave(S3Stub.Fault.ANSWERS_ANOTHER_PAGE);
        BackupStore store = store();

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> store.list("site-a/"))
                .withMessageContaining("no list of objects");
    }

    @Test
    void a_list_that_comes_to_no_end_is_not_read_for_ever() throws IOException {
        for (int i = 0; i < 3; i++) {
            store().put(NAME + i, CONTENT);
        }
        stub.misbehave(S3Stub.Fault.REPEATS_THE_PAGE, S3Stub.Fault.REPEATS_THE_PAGE);
        BackupStore store = store();

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> store.list("site-a/"))
                .withMessageContaining("the same page of its list again");
    }

    @Test
    void another_secret_and_a_wrong_clock_are_refused_at_once() {
        BackupStore secret = store(S3Stub.BUCKET, "other", Instant.parse("2026-01-02T03:04:05Z"));
        BackupStore clock = store(S3Stub.BUCKET, S3Stub.SECRET, Instant.parse("2026-01-02T03:04:06Z"));

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> secret.put(NAME, CONTENT))
                .withMessageContaining("answers 403 SignatureDoesNotMatch");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> clock.list(""))
                .withMessageContaining("answers 403 RequestTimeTooSkewed");
        assertThat(stub.requests()).isEqualTo(2);
    }

    private BackupStore store(String bucket, String secret, Instant now) {
        return stub.store(bucket, secret, now, PATIENCE);
    }
}
