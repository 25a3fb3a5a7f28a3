package io.anlan.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.anlan.local.process.Await;
import io.anlan.local.process.PartException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Has a site's replicator save, try or restore the site's two databases, and follows it. */
public final class SiteBackup {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ONE = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofHours(12);

    private final URI replicator;
    private final String operatorToken;

    SiteBackup(URI replicator, String operatorToken) {
        this.replicator = replicator;
        this.operatorToken = operatorToken;
    }

    /** Saves both; answers the replicator's last word about it. */
    public JsonNode save(Consumer<JsonNode> progress) {
        return follow("/backup", progress);
    }

    /** Tries the newest backups in scratch tables. */
    public JsonNode verify(boolean copy, Consumer<JsonNode> progress) {
        return follow("/backup/verify?copy=" + copy, progress);
    }

    /** Restores both: all there is. */
    public JsonNode restore(boolean copy, Consumer<JsonNode> progress) {
        return follow("/backup/restore?copy=" + copy, progress);
    }

    /** Restores both exactly as at an epoch microsecond. */
    public JsonNode restoreAt(long micros, boolean copy, Consumer<JsonNode> progress) {
        return follow("/backup/restore?at=" + micros + "&copy=" + copy, progress);
    }

    /** Restores the newest whole backups that were taken by an epoch microsecond. */
    public JsonNode restoreWhole(long byMicros, boolean copy, Consumer<JsonNode> progress) {
        return follow("/backup/restore?to=" + byMicros + "&copy=" + copy, progress);
    }

    /** The backups there are, at the site or in the second store. */
    public JsonNode list(boolean copy) {
        return read("/backup?copy=" + copy);
    }

    private JsonNode follow(String path, Consumer<JsonNode> progress) {
        var begun = answer(Health.post(replicator.resolve(path), operatorToken, ONE));
        var last = new JsonNode[] {begun};
        Await.that("the replicator is done", LONGEST).until(() -> {
            progress.accept(last[0]);
            if (!last[0].path("state").asText().equals("RUNNING")) {
                return true;
            }
            last[0] = read("/backup/job");
            return false;
        });
        return last[0];
    }

    private JsonNode read(String path) {
        return answer(Health.get(replicator.resolve(path), operatorToken));
    }

    private JsonNode answer(Optional<HttpResponse<String>> heard) {
        var answer = heard.orElseThrow(
                () -> new PartException("the replicator at " + replicator + " does not answer; look: ./anlan status"));
        try {
            var body = JSON.readTree(answer.body());
            if (answer.statusCode() / 100 != 2) {
                throw new PartException(body.path("detail").asText("the replicator answers " + answer.statusCode()));
            }
            return body;
        } catch (JsonProcessingException e) {
            throw new PartException(
                    "the replicator answers " + answer.statusCode() + " with something that is no JSON", e);
        }
    }
}
