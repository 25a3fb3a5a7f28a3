package io.anlan.replication.backup.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.util.Arrays;
import java.util.HexFormat;

/** Checks what signs a request, by its own reading of the manual and from what came over the wire; in the service's words. */
final class SignatureCheck {
    private SignatureCheck() {}

    /** Why a request is not believed; empty if it is. */
    static String refusal(HttpExchange exchange, byte[] body) {
        String time = header(exchange, "x-amz-date");
        if (!time.equals(S3Stub.TIME)) {
            return "RequestTimeTooSkewed";
        }
        String bodyHash = header(exchange, "x-amz-content-sha256");
        if (!bodyHash.equals(Digests.hash("SHA-256", body))) {
            return "XAmzContentSHA256Mismatch";
        }
        String scope = time.substring(0, 8) + "/" + S3Stub.REGION + "/s3/aws4_request";
        String names = "host;x-amz-content-sha256;x-amz-date";
        String canonical = exchange.getRequestMethod() + "\n"
                + exchange.getRequestURI().getRawPath() + "\n"
                + sortedQuery(exchange.getRequestURI()) + "\n"
                + "host:" + header(exchange, "Host") + "\n"
                + "x-amz-content-sha256:" + bodyHash + "\n"
                + "x-amz-date:" + time + "\n\n"
                + names + "\n"
                + bodyHash;
        String toSign =
                "AWS4-HMAC-SHA256\n" + time + "\n" + scope + "\n" + Digests.hash("SHA-256", canonical.getBytes(UTF_8));
        byte[] key = Digests.mac(("AWS4" + S3Stub.SECRET).getBytes(UTF_8), time.substring(0, 8));
        key = Digests.mac(Digests.mac(Digests.mac(key, S3Stub.REGION), "s3"), "aws4_request");
        String due = "AWS4-HMAC-SHA256 Credential=" + S3Stub.ACCESS + "/" + scope + ",SignedHeaders=" + names
                + ",Signature=" + HexFormat.of().formatHex(Digests.mac(key, toSign));
        return due.equals(header(exchange, "Authorization")) ? "" : "SignatureDoesNotMatch";
    }

    private static String sortedQuery(URI uri) {
        String raw = uri.getRawQuery();
        if (raw == null) {
            return "";
        }
        String[] parts = raw.split("&", -1);
        Arrays.sort(parts);
        return String.join("&", parts);
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }
}
