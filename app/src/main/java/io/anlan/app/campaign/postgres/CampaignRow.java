package io.anlan.app.campaign.postgres;

import io.anlan.app.campaign.CampaignDraft;
import io.anlan.app.campaign.CampaignText;
import io.anlan.kernel.merge.RowHash;
import io.anlan.kernel.merge.TableCatalog;
import io.anlan.kernel.merge.TableDescription;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;

/** A row of {@code campaign}: what a campaign is, never edited. */
@Entity
@Table(name = "campaign")
public class CampaignRow {

    private static final TableDescription TABLE = TableCatalog.standard().table("campaign");

    @Id
    @Column(name = "campaign_id")
    private String campaignId;

    private String mode;

    @Column(name = "min_age")
    private short minAge;

    private String channels;

    @Column(name = "opens_at")
    private long opensAt;

    @Column(name = "closes_at")
    private long closesAt;

    private String durability;

    @Column(name = "number_kid")
    private String numberKid;

    @Column(name = "budget_fen")
    private long budgetFen;

    private String pack;

    private long version;

    private short writer;

    @Column(name = "row_hash")
    private byte[] rowHash;

    /** For Hibernate alone. */
    protected CampaignRow() {}

    CampaignRow(CampaignDraft draft, String numberKid, long version, short writer) {
        this.campaignId = draft.id();
        this.mode = draft.mode();
        this.minAge = (short) draft.minAge();
        this.channels = String.join(",", draft.channels());
        this.opensAt = draft.opensAtMicros();
        this.closesAt = draft.closesAtMicros();
        this.durability = draft.durability();
        this.numberKid = numberKid;
        this.budgetFen = draft.budgetFen();
        this.pack = PackText.of(draft.pack());
        this.version = version;
        this.writer = writer;
        this.rowHash = new byte[0];
        this.rowHash = RowHash.of(TABLE, values());
    }

    String campaignId() {
        return campaignId;
    }

    String numberKid() {
        return numberKid;
    }

    CampaignDraft content(List<CampaignText> texts) {
        return new CampaignDraft(
                campaignId,
                mode,
                minAge,
                List.of(channels.split(",", -1)),
                opensAt,
                closesAt,
                durability,
                budgetFen,
                PackText.read(pack),
                texts);
    }

    private Object[] values() {
        return new Object[] {
            campaignId,
            mode,
            minAge,
            channels,
            opensAt,
            closesAt,
            durability,
            numberKid,
            budgetFen,
            pack,
            version,
            writer,
            rowHash
        };
    }
}
