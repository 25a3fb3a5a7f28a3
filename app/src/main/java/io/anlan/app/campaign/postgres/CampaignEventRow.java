package io.anlan.app.campaign.postgres;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A row of {@code campaign_event}, read only. */
@Entity
@Table(name = "campaign_event")
public class CampaignEventRow {

    static final String CLOSED = "CLOSED";

    @EmbeddedId
    private Key key;

    private short site;

    /** For Hibernate alone. */
    protected CampaignEventRow() {}

    CampaignEventRow(Key key, short site) {
        this.key = key;
        this.site = site;
    }

    String campaignId() {
        return key.campaignId();
    }

    short site() {
        return site;
    }

    boolean closes() {
        return key.transition().equals(CLOSED);
    }

    /** The merge key. */
    @Embeddable
    public record Key(@Column(name = "campaign_id") String campaignId, String transition) {}
}
