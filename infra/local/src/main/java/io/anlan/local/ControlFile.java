package io.anlan.local;

import io.anlan.kernel.SiteId;
import io.anlan.local.files.PrivateFile;
import io.anlan.local.wan.WanPlace;
import java.io.IOException;
import java.util.stream.Collectors;

/** Writes down for {@code anlanctl} where the parts of a twin are; secrets by the files they lie in. */
final class ControlFile {
    private final TwinPlan plan;
    private final TwinHome home;

    ControlFile(TwinPlan plan, TwinHome home) {
        this.plan = plan;
        this.home = home;
    }

    void write() throws IOException {
        var text = new StringBuilder("# Made anew at each start of the twin. Paths are as seen from this file.\n");
        for (var site : SiteId.values()) {
            line(
                    text,
                    site.id() + ".nodes",
                    plan.nodes().stream()
                            .map(node -> plan.node(site, node).toString())
                            .collect(Collectors.joining(",")));
            line(text, site.id() + ".replicator", plan.replicator(site).toString());
        }
        line(text, "edges", plan.edgeAdmin(SiteId.SITE_A) + "," + plan.edgeAdmin(SiteId.SITE_B));
        var edgeSecret = home.folder().relativize(home.edgeAdminSecret());
        line(text, "edge.secret", edgeSecret.toString());
        var keys = home.folder().relativize(home.keys(SiteId.SITE_A));
        line(text, "replicator.secret", keys.resolve("operator-token-1.key").toString());
        for (var place : WanPlace.values()) {
            line(text, place.id() + ".director", plan.directors().uri(place).toString());
        }
        var operator = home.folder().relativize(home.callerSecret(WanPlace.SITE_A, "operator.duty"));
        line(text, "director.secret", operator.toString());
        line(text, "audit", "anlanctl-audit.jsonl");
        PrivateFile.write(home.control(), text.toString());
    }

    private static void line(StringBuilder text, String key, String value) {
        text.append(key).append('=').append(value).append('\n');
    }
}
