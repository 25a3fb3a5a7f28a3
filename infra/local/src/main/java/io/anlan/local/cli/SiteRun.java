package io.anlan.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.anlan.local.ReplicatorCalls;
import io.anlan.local.process.PartException;

/** A comparison at one site; a replicator that cannot be asked has compared nothing, and says why. */
final class SiteRun {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ReplicatorCalls replicator;
    private JsonNode view;

    private SiteRun(ReplicatorCalls replicator, JsonNode view) {
        this.replicator = replicator;
        this.view = view;
    }

    static SiteRun begin(ReplicatorCalls replicator, String path) {
        try {
            return new SiteRun(replicator, replicator.post(path));
        } catch (PartException refused) {
            return new SiteRun(replicator, lost(refused));
        }
    }

    /** Looks again; answers whether it still runs. */
    boolean runs() {
        if (running()) {
            try {
                view = replicator.get("/reconcile/" + view.path("run").asText());
            } catch (PartException gone) {
                view = lost(gone);
            }
        }
        return running();
    }

    JsonNode view() {
        return view;
    }

    private boolean running() {
        return view.path("state").asText().equals("RUNNING");
    }

    private static JsonNode lost(PartException why) {
        return JSON.createObjectNode().put("state", "NOT_COMPARABLE").put("reason", why.getMessage());
    }
}
