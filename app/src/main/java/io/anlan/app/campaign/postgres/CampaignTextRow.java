package io.anlan.app.campaign.postgres;

import io.anlan.app.campaign.CampaignText;
import io.anlan.kernel.merge.RowHash;
import io.anlan.kernel.merge.TableCatalog;
import io.anlan.kernel.merge.TableDescription;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A row of {@code campaign_text}. Only new ones are written through it; edits are guarded statements. */
@Entity
@Table(name = "campaign_text")
public class CampaignTextRow {

    static final TableDescription TABLE = TableCatalog.standard().table("campaign_text");

    @EmbeddedId
    private Key key;

    private String title;

    private String summary;

    private long version;

    private short writer;

    @Column(name = "row_hash")
    private byte[] rowHash;

    /** For Hibernate alone. */
    protected CampaignTextRow() {}

    CampaignTextRow(String campaign, CampaignText text, long version, short writer) {
        this.key = new Key(campaign, text.lang());
        this.title = text.title();
        this.summary = text.summary();
        this.version = version;
        this.writer = writer;
        this.rowHash = new byte[0];
        this.rowHash = RowHash.of(TABLE, values());
    }

    Object[] values() {
        return new Object[] {key.campaignId(), key.lang(), title, summary, version, writer, rowHash};
    }

    String campaignId() {
        return key.campaignId();
    }

    CampaignText text() {
        return new CampaignText(key.lang(), title, summary, version);
    }

    /** The merge key. */
    @Embeddable
    public record Key(@Column(name = "campaign_id") String campaignId, String lang) {}
}
