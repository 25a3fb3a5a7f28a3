package io.anlan.replication.backup.s3;

import io.anlan.kernel.Sha256;
import io.anlan.kernel.Ticker;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Sends signed requests, again after a failure that may pass; all that are sent here may be sent twice. */
final class S3Calls {
    private static final int TRIES = 5;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    private final S3Address address;
    private final Ticker ticker;
    private final SigV4 signer;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    S3Calls(S3Address address, Ticker ticker) {
        this.address = address;
        this.ticker = ticker;
        this.signer = new SigV4(address.region(), address.accessKey(), address.secretKey());
    }

    /** Looks whether an answer is whole; the reason if it is not. */
    @FunctionalInterface
    interface Check {
        String defect(HttpResponse<byte[]> answer) throws IOException;
    }

    /** Sends until an answer comes that is neither the server's failure nor defect. */
    HttpResponse<byte[]> send(String method, String name, SortedMap<String, String> query, byte[] body, Check check)
            throws IOException {
        IOException last = new IOException("the store was not asked");
        for (int tries = 1; tries <= TRIES; tries++) {
            try {
                HttpResponse<byte[]> answer = once(method, name, query, body);
                boolean passing = answer.statusCode() >= SERVER_ERROR || answer.statusCode() == TOO_MANY;
                String defect = passing ? "it answers " + answer.statusCode() : check.defect(answer);
                if (defect.isEmpty()) {
                    return answer;
                }
                last = new IOException(method + " at " + address + ": " + defect);
            } catch (IOException failure) {
                last = failure;
            }
            if (tries < TRIES) {
                pause(FIRST_PAUSE.multipliedBy(1L << tries));
            }
        }
        throw last;
    }

    private HttpResponse<byte[]> once(String method, String name, SortedMap<String, String> query, byte[] body)
            throws IOException {
        Instant now = Instant.ofEpochMilli(ticker.wallMillis());
        String path = "/" + address.bucket() + (name.isEmpty() ? "" : "/" + name);
        String bodyHash = SigV4.hex(Sha256.hash(body));
        SortedMap<String, String> headers = new TreeMap<>();
        headers.put("host", host(address.endpoint()));
        headers.put("x-amz-content-sha256", bodyHash);
        headers.put("x-amz-date", SigV4.TIME.format(now));
        String authorization = signer.authorization(new SigV4.Request(method, path, query, headers, bodyHash), now);
        String asked = query.isEmpty() ? "" : "?" + SigV4.encodedQuery(query);
        HttpRequest request = HttpRequest.newBuilder(URI.create(address.endpoint() + SigV4.encodedPath(path) + asked))
                .timeout(address.patience())
                .method(
                        method,
                        body.length == 0 && !method.equals("PUT")
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(body))
                .header("x-amz-content-sha256", bodyHash)
                .header("x-amz-date", SigV4.TIME.format(now))
                .header("Authorization", authorization)
                .build();
        try {
            return client.send(request, BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the store was asked", e);
        }
    }

    /** As the HTTP client writes it. */
    private static String host(URI endpoint) {
        return endpoint.getPort() < 0 ? endpoint.getHost() : endpoint.getHost() + ":" + endpoint.getPort();
    }

    /** Between two tries; ends early only by an interrupt. */
    private static void pause(Duration pause) throws IOException {
        try {
            boolean unused = new CountDownLatch(1).await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the store rests", e);
        }
    }
}
