package io.anlan.replication.backup.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.Sha256;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The examples of the S3 manual, "Signature Calculations for the Authorization Header", with its keys and times. */
class SigV4Test {
    private static final String HOST = "examplebucket.s3.amazonaws.com";
    private static final Instant TIME = Instant.parse("2013-05-24T00:00:00Z");
    private static final String EMPTY = SigV4.hex(Sha256.hash());

    private final SigV4 signer =
            new SigV4("us-east-1", "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");

    @Test
    void an_object_is_got() {
        Map<String, String> headers = Map.of("range", "bytes=0-9");

        assertThat(signed("GET", "/test.txt", Map.of(), headers, EMPTY))
                .isEqualTo("AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                        + "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"
                        + "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
    }

    @Test
    void an_object_is_put_under_a_name_that_must_be_encoded() {
        Map<String, String> headers =
                Map.of("date", "Fri, 24 May 2013 00:00:00 GMT", "x-amz-storage-class", "REDUCED_REDUNDANCY");
        String body = SigV4.hex(Sha256.hash("Welcome to Amazon S3.".getBytes(UTF_8)));

        assertThat(signed("PUT", "/test$file.text", Map.of(), headers, body))
                .endsWith("Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
    }

    @Test
    void objects_are_listed() {
        Map<String, String> query = Map.of("max-keys", "2", "prefix", "J");

        assertThat(signed("GET", "/", query, Map.of(), EMPTY))
                .endsWith("Signature=34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7");
    }

    private String signed(
            String method, String path, Map<String, String> query, Map<String, String> more, String bodyHash) {
        TreeMap<String, String> headers = new TreeMap<>(more);
        headers.put("host", HOST);
        headers.put("x-amz-content-sha256", bodyHash);
        headers.put("x-amz-date", "20130524T000000Z");
        return signer.authorization(new SigV4.Request(method, path, new TreeMap<>(query), headers, bodyHash), TIME);
    }
}
