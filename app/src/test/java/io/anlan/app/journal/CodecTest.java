package io.anlan.app.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CodecTest {

    private static final EntryCodec CODEC = EntryCodec.standard();

    @Test
    void an_entry_comes_back_as_it_went() {
        var entry = JournalFixture.entry("batch-7", 7);

        var back = CODEC.decode(encoded(entry));

        assertThat(back.batchId()).isEqualTo("batch-7");
        assertThat(back.acceptances().get(0).hashed().rowHash())
                .isEqualTo(entry.acceptances().get(0).rowHash());
        assertThat(back.vault().get(0).rowHash()).isEqualTo(entry.vault().get(0).rowHash());
        assertThat(back.vault().get(0).sealed()).isEqualTo(entry.vault().get(0).sealed());
    }

    @Test
    void a_format_not_known_here_is_refused() {
        var blob = encoded(JournalFixture.entry("batch", 1));
        blob[0] = 9;

        assertThatThrownBy(() -> CODEC.decode(blob)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_entry_cut_short_is_refused() {
        var blob = encoded(JournalFixture.entry("batch", 1));

        assertThatThrownBy(() -> CODEC.decode(Arrays.copyOf(blob, blob.length - 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_beat_comes_back_as_it_went() {
        assertThat(Beat.decode(beat().encode())).isEqualTo(beat());
    }

    @Test
    void what_a_later_release_appends_to_a_beat_is_left_unread() {
        var bytes = beat().encode();
        var later = Arrays.copyOf(bytes, bytes.length + 5);
        later[0] = Beat.VERSION + 1;

        assertThat(Beat.decode(later)).isEqualTo(beat());
    }

    @Test
    void a_state_of_a_later_release_is_unknown_and_not_a_failure() {
        var bytes = new String(beat().encode(), StandardCharsets.ISO_8859_1);

        var heard = Beat.decode(bytes.replace("SERVING", "SIESTAS").getBytes(StandardCharsets.ISO_8859_1));

        assertThat(heard.state()).isEqualTo(SiteState.UNKNOWN);
        assertThat(heard.drained()).isEqualTo(beat().drained());
    }

    /** Until the version was there a beat began with the length of the node's name: a zero. */
    @Test
    void a_beat_without_a_version_is_refused() {
        var bytes = beat().encode();

        assertThatThrownBy(() -> Beat.decode(Arrays.copyOfRange(bytes, 1, bytes.length)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] encoded(JournalEntry entry) {
        return CODEC.encode(entry, FirstFormat.NUMBER);
    }

    private static Beat beat() {
        return new Beat(
                "b1",
                "b1-life",
                78,
                SiteState.SERVING,
                "db-b",
                12,
                34,
                Set.of((byte) 1, (byte) 2),
                new AppliedMark("db-a", 56, 1),
                new RootsHead(9, "ab"),
                List.of("a1-1-1", "a1-1-2"));
    }
}
