package io.anlan.app.campaign.postgres;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of {@code campaign_gate}: this site's own door, not replicated. */
@Entity
@Table(name = "campaign_gate")
public class CampaignGateRow {

    @Id
    @Column(name = "campaign_id")
    private String campaignId;

    private boolean open;

    @Column(name = "closes_at")
    private long closesAt;

    /** For Hibernate alone. */
    protected CampaignGateRow() {}

    CampaignGateRow(String campaignId, boolean open, long closesAt) {
        this.campaignId = campaignId;
        this.open = open;
        this.closesAt = closesAt;
    }

    String campaignId() {
        return campaignId;
    }

    boolean open() {
        return open;
    }

    long closesAt() {
        return closesAt;
    }
}
