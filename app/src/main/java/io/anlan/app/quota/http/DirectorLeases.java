package io.anlan.app.quota.http;

import io.anlan.app.quota.LeaseSource;
import io.anlan.kernel.SiteId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/**
 * Asks this site's director for leases, {@code PUT /leases/<right>}. Whatever goes wrong on the way is silence: what
 * is held runs
 * on to its end and no further.
 */
public final class DirectorLeases implements LeaseSource {

    private static final Logger LOG = Logger.getLogger(DirectorLeases.class);
    private static final int OK = 200;
    private static final int CONFLICT = 409;
    private static final int BUDGET_MILLIS = 900;

    private final HttpClient client;
    private final URI director;
    private final Path secret;
    private final SiteId here;
    private volatile boolean silent;

    /** @param secret the file whose content says who asks */
    public DirectorLeases(Vertx vertx, URI director, Path secret, SiteId here) {
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(BUDGET_MILLIS)
                .setMaxPoolSize(8)
                .setKeepAlive(true));
        this.director = director;
        this.secret = secret;
        this.here = here;
    }

    @Override
    public CompletionStage<Answer> ask(String right, long epoch) {
        return send(HttpMethod.PUT, right, epoch)
                .map(this::heard)
                .recover(failure -> {
                    unheard(failure);
                    return Future.succeededFuture(Answer.SILENCE);
                })
                .toCompletionStage();
    }

    @Override
    public void release(String right, long epoch) {
        var unused = send(HttpMethod.DELETE, right, epoch).onFailure(this::unheard);
    }

    private Future<Reply> send(HttpMethod method, String right, long epoch) {
        var options = new RequestOptions()
                .setMethod(method)
                .setAbsoluteURI(director.resolve("/leases/" + right).toString())
                .setTimeout(BUDGET_MILLIS)
                .putHeader("Authorization", "Bearer " + secret())
                .putHeader("Content-Type", "application/json");
        var body = new JsonObject().put("holder", here.id()).put("epoch", epoch);
        return client.request(options)
                .compose(request -> request.send(body.toBuffer())
                        .compose(response -> response.body().map(read -> new Reply(response.statusCode(), read))));
    }

    /** Read each time: whoever replaces the file need not restart anything. */
    private String secret() {
        try {
            // Of several lines, while a secret is replaced, each is good.
            return Files.readString(secret).lines().findFirst().orElse("").strip();
        } catch (IOException unreadable) {
            LOG.error("The secret to ask the director with cannot be read; see ANLAN_DIRECTOR_SECRET");
            return "";
        }
    }

    private Answer heard(Reply reply) {
        if (reply.status == OK) {
            silent = false;
            var granted = new JsonObject(reply.body);
            return here.id().equals(granted.getString("holder"))
                    ? new Answer(true, granted.getLong("epoch"), granted.getLong("validMillis"))
                    : Answer.NO;
        }
        if (reply.status == CONFLICT) {
            silent = false;
            return Answer.NO;
        }
        throw new IllegalStateException("the director answered " + reply.status);
    }

    private void unheard(Throwable failure) {
        if (!silent) {
            LOG.warnf("The director does not answer: %s", failure.getMessage());
        }
        silent = true;
    }

    private record Reply(int status, Buffer body) {}
}
