package io.anlan.app.campaign.postgres;

import io.anlan.app.campaign.CloseMarker;
import io.anlan.kernel.SiteId;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A row of {@code close_marker}, read only. */
@Entity
@Table(name = "close_marker")
public class CloseMarkerRow {

    @EmbeddedId
    private Key key;

    private long accepted;

    private byte[] root;

    /** For Hibernate alone. */
    protected CloseMarkerRow() {}

    CloseMarkerRow(Key key, long accepted, byte[] root) {
        this.key = key;
        this.accepted = accepted;
        this.root = root;
    }

    String campaignId() {
        return key.campaignId();
    }

    CloseMarker marker() {
        return new CloseMarker(key.campaignId(), SiteId.of(key.site()), accepted, root);
    }

    /** The merge key. */
    @Embeddable
    public record Key(@Column(name = "campaign_id") String campaignId, short site) {}
}
