package io.anlan.app.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CodecTest {

    @Test
    void an_entry_comes_back_as_it_went() {
        var entry = JournalFixture.entry("batch-7", 7);

        var back = EntryCodec.decode(EntryCodec.encode(entry));

        assertThat(back.batchId()).isEqualTo("batch-7");
        assertThat(back.acceptances().get(0).hashed().rowHash())
                .isEqualTo(entry.acceptances().get(0).rowHash());
        assertThat(back.vault().get(0).rowHash()).isEqualTo(entry.vault().get(0).rowHash());
        assertThat(back.vault().get(0).sealed()).isEqualTo(entry.vault().get(0).sealed());
    }

    @Test
    void a_format_not_known_here_is_refused() {
        var blob = EntryCodec.encode(JournalFixture.entry("batch", 1));
        blob[0] = 9;

        assertThatThrownBy(() -> EntryCodec.decode(blob)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_entry_cut_short_is_refused() {
        var blob = EntryCodec.encode(JournalFixture.entry("batch", 1));

        assertThatThrownBy(() -> EntryCodec.decode(Arrays.copyOf(blob, blob.length - 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_beat_comes_back_as_it_went() {
        var beat = new Beat(
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

        assertThat(Beat.decode(beat.encode())).isEqualTo(beat);
    }
}
