package io.anlan.failover.agreed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anlan.failover.lease.Lease;
import io.anlan.failover.lease.LeaseBook;
import io.anlan.failover.lease.Right;
import io.anlan.kernel.SiteId;
import java.util.ArrayList;
import java.util.List;

/** The whole state as JSON, for the snapshots that stand for the entries before them. */
public final class StateText {
    private StateText() {}

    /** The state as it goes into a snapshot. */
    public static byte[] write(AgreedState state) {
        ObjectNode text = EntryText.JSON.createObjectNode().put("version", 1);
        text.put("lastEpoch", state.book().lastEpoch());
        ArrayNode leases = text.putArray("leases");
        state.leases()
                .forEach(lease -> leases.addObject()
                        .put("right", lease.right().name())
                        .put("holder", lease.holder().id())
                        .put("epoch", lease.epoch())
                        .put("renewals", lease.renewals())
                        .put("ending", lease.ending()));
        PlanText.write(state.plans(), text);
        ArrayNode audit = text.putArray("audit");
        state.audit()
                .forEach(line -> audit.addObject()
                        .put("at", line.atMillis())
                        .put("by", line.by())
                        .put("what", line.what()));
        return EntryText.bytes(text);
    }

    /** The state that was written. */
    public static AgreedState read(byte[] bytes) {
        JsonNode text = EntryText.tree(bytes);
        List<Lease> leases = new ArrayList<>();
        text.path("leases").forEach(lease -> leases.add(lease(lease)));
        List<AuditLine> audit = new ArrayList<>();
        text.path("audit")
                .forEach(line -> audit.add(new AuditLine(
                        line.path("at").asLong(),
                        line.path("by").asText(),
                        line.path("what").asText())));
        return new AgreedState(
                new LeaseBook(leases, text.path("lastEpoch").asLong()), PlanText.readBook(text), new AuditTrail(audit));
    }

    private static Lease lease(JsonNode text) {
        return new Lease(
                new Right(text.path("right").asText()),
                SiteId.of(text.path("holder").asText()),
                text.path("epoch").asLong(),
                text.path("renewals").asLong(),
                text.path("ending").asBoolean());
    }
}
