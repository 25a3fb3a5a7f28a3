package io.anlan.app.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.app.testing.AskedCampaigns;
import io.anlan.app.testing.SetTicker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CampaignIdsTest {

    private final AskedCampaigns store = new AskedCampaigns();
    private final CampaignCatalog catalog = new CampaignCatalog(store, new SetTicker(1_000_000));

    @ParameterizedTest(name = "{index}")
    @ValueSource(
            strings = {
                "",
                "\u0000",
                "a\u0000b",
                "春季",
                "a b",
                "spring'--",
                "\ud800",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void what_cannot_be_an_id_is_nowhere_and_the_database_is_not_asked(String id) {
        var found = catalog.look(id);

        assertThat(found.result()).isEmpty();
        assertThat(store.asked).isEmpty();
    }

    @Test
    void what_could_be_an_id_is_asked_for_once_a_second() {
        assertThat(catalog.look("spring-2026").result()).isEmpty();
        assertThat(catalog.look("spring-2026").result()).isEmpty();

        assertThat(store.asked).containsExactly("spring-2026");
    }
}
