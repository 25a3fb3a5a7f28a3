package io.anlan.replication.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.SiteId;
import org.junit.jupiter.api.Test;

class LinkNamesTest {
    @Test
    void a_replicator_runs_the_links_whose_target_is_at_its_site() {
        assertThat(Link.targeting(SiteId.SITE_A))
                .extracting(Link::name, Link::slot, Link::source, Link::ownOnly)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("site-b-to-site-a", "to_site_a", SiteId.SITE_B, true),
                        org.assertj.core.groups.Tuple.tuple(
                                "registration-to-platform-a", "to_platform", SiteId.SITE_A, false),
                        org.assertj.core.groups.Tuple.tuple("platform-to-registration-a", "7101", SiteId.SITE_A, true));
        assertThat(Link.targeting(SiteId.SITE_B))
                .extracting(Link::name, Link::slot)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("site-a-to-site-b", "to_site_b"),
                        org.assertj.core.groups.Tuple.tuple("registration-to-platform-b", "to_platform"),
                        org.assertj.core.groups.Tuple.tuple("platform-to-registration-b", "7102"));
    }
}
