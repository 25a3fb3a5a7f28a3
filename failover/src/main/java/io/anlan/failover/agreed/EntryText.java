package io.anlan.failover.agreed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anlan.failover.lease.LeaseCommand;
import io.anlan.failover.lease.LeaseCommand.Ask;
import io.anlan.failover.lease.LeaseCommand.Begin;
import io.anlan.failover.lease.LeaseCommand.End;
import io.anlan.failover.lease.LeaseCommand.Expire;
import io.anlan.failover.lease.Right;
import io.anlan.kernel.SiteId;
import java.nio.charset.StandardCharsets;

/** Entries and answers as JSON, the form in which they are stored and sent. */
public final class EntryText {
    static final ObjectMapper JSON = new ObjectMapper();

    private EntryText() {}

    /** An entry as it goes into the log. */
    public static byte[] write(Entry entry) {
        return bytes(tree(entry).put("by", entry.by()).put("at", entry.atMillis()));
    }

    private static ObjectNode tree(Entry entry) {
        if (entry instanceof Entry.Planned planned) {
            return PlanText.write(planned.plan()).put("kind", "plan");
        }
        if (entry instanceof Entry.StepDone done) {
            return JSON.createObjectNode()
                    .put("kind", "step")
                    .put("plan", done.plan())
                    .put("step", done.step());
        }
        if (entry instanceof Entry.Undone undone) {
            return JSON.createObjectNode()
                    .put("kind", "undo")
                    .put("plan", undone.plan())
                    .put("why", undone.why());
        }
        return write(((Entry.Leased) entry).command());
    }

    private static ObjectNode write(LeaseCommand command) {
        ObjectNode text = JSON.createObjectNode();
        if (command instanceof Ask ask) {
            return lease(text, "ask", ask.right(), ask.epoch())
                    .put("holder", ask.holder().id());
        }
        if (command instanceof End end) {
            return lease(text, "end", end.right(), end.epoch())
                    .put("holder", end.holder().id());
        }
        if (command instanceof Expire expire) {
            return lease(text, "expire", expire.right(), expire.epoch()).put("renewals", expire.renewals());
        }
        return text.put("kind", "begin").put("floor", ((Begin) command).epochFloor());
    }

    private static ObjectNode lease(ObjectNode text, String kind, Right right, long epoch) {
        return text.put("kind", kind).put("right", right.name()).put("epoch", epoch);
    }

    /** The entry that was written. */
    public static Entry read(byte[] bytes) {
        JsonNode text = tree(bytes);
        String by = text.path("by").asText();
        long at = text.path("at").asLong();
        String plan = text.path("plan").asText();
        return switch (text.path("kind").asText()) {
            case "plan" -> new Entry.Planned(PlanText.read(text), by, at);
            case "step" -> new Entry.StepDone(plan, text.path("step").asInt(), by, at);
            case "undo" -> new Entry.Undone(plan, text.path("why").asText(), by, at);
            default -> new Entry.Leased(command(text), by, at);
        };
    }

    private static LeaseCommand command(JsonNode text) {
        String kind = text.path("kind").asText();
        if (kind.equals("begin")) {
            return new Begin(text.path("floor").asLong());
        }
        Right right = new Right(text.path("right").asText());
        long epoch = text.path("epoch").asLong();
        return switch (kind) {
            case "ask" -> new Ask(right, holder(text), epoch);
            case "end" -> new End(right, holder(text), epoch);
            case "expire" -> new Expire(right, epoch, text.path("renewals").asLong());
            default -> throw new IllegalArgumentException("an entry of the unknown kind " + kind);
        };
    }

    private static SiteId holder(JsonNode text) {
        return SiteId.of(text.path("holder").asText());
    }

    /** An answer as it goes to whoever added the entry. */
    public static byte[] write(AgreedAnswer answer) {
        SiteId holder = answer.holder();
        return bytes(JSON.createObjectNode()
                .put("accepted", answer.accepted())
                .put("code", answer.code())
                .put("holder", holder == null ? null : holder.id())
                .put("epoch", answer.epoch()));
    }

    /** The answer that was written. */
    public static AgreedAnswer readAnswer(byte[] bytes) {
        JsonNode text = tree(bytes);
        JsonNode holder = text.path("holder");
        return new AgreedAnswer(
                text.path("accepted").asBoolean(),
                text.path("code").asText(),
                holder.isTextual() ? SiteId.of(holder.asText()) : null,
                text.path("epoch").asLong());
    }

    static byte[] bytes(JsonNode text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static JsonNode tree(byte[] bytes) {
        try {
            return JSON.readTree(new String(bytes, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not the text of an entry", e);
        }
    }
}
