package io.anlan.replication.backup.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.anlan.kernel.Sha256;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** AWS Signature Version 4 for requests to S3 whose body is signed whole. */
final class SigV4 {
    /** The header of the time, in this form. */
    static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String HMAC = "HmacSHA256";

    private final String region;
    private final String accessKey;
    private final String secretKey;

    SigV4(String region, String accessKey, String secretKey) {
        this.region = region;
        this.accessKey = accessKey;
        this.secretKey = secretKey;
    }

    /**
     * What is signed of a request.
     *
     * @param path beginning with a slash, not yet encoded
     * @param query names and values, not yet encoded
     * @param headers all that are signed, their names in lower case; {@code host} and {@code x-amz-date} among them
     * @param bodyHash SHA-256 of the body in hexadecimal
     */
    record Request(
            String method,
            String path,
            SortedMap<String, String> query,
            SortedMap<String, String> headers,
            String bodyHash) {}

    /** The value of the Authorization header. */
    String authorization(Request request, Instant now) {
        String time = TIME.format(now);
        String day = time.substring(0, 8);
        String scope = day + "/" + region + "/s3/aws4_request";
        String signed = String.join(";", request.headers().keySet());
        String canonical = String.join(
                "\n",
                request.method(),
                encodedPath(request.path()),
                encodedQuery(request.query()),
                request.headers().entrySet().stream()
                        .map(header -> header.getKey() + ":" + header.getValue().strip() + "\n")
                        .collect(Collectors.joining()),
                signed,
                request.bodyHash());
        String toSign = String.join("\n", ALGORITHM, time, scope, hex(Sha256.hash(canonical.getBytes(UTF_8))));
        byte[] key = hmac(("AWS4" + secretKey).getBytes(UTF_8), day);
        for (String part : new String[] {region, "s3", "aws4_request"}) {
            key = hmac(key, part);
        }
        return ALGORITHM + " Credential=" + accessKey + "/" + scope + ",SignedHeaders=" + signed + ",Signature="
                + hex(hmac(key, toSign));
    }

    /** The path as it is sent and signed: S3 encodes each byte once and leaves slashes. */
    static String encodedPath(String path) {
        return encoded(path).replace("%2F", "/");
    }

    /** The query as it is sent and signed. */
    static String encodedQuery(SortedMap<String, String> query) {
        return query.entrySet().stream()
                .map(part -> encoded(part.getKey()) + "=" + encoded(part.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        StringBuilder out = new StringBuilder();
        for (byte one : text.getBytes(UTF_8)) {
            boolean plain = one >= 'a' && one <= 'z'
                    || one >= 'A' && one <= 'Z'
                    || one >= '0' && one <= '9'
                    || "-._~".indexOf(one) >= 0;
            if (plain) {
                out.append((char) one);
            } else {
                out.append('%').append(HexFormat.of().withUpperCase().toHexDigits(one));
            }
        }
        return out.toString();
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + HMAC, e);
        }
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
