package io.anlan.replication.backup.s3;

import java.net.URI;
import java.time.Duration;

/**
 * Where an S3-compatible service is and as whom it is asked; the secret stays out of {@code toString}.
 *
 * @param endpoint such as {@code https://s3.example}; buckets are named in the path
 * @param patience how long one request may take
 */
public record S3Address(
        URI endpoint, String bucket, String region, String accessKey, String secretKey, Duration patience) {
    @Override
    public String toString() {
        return endpoint + "/" + bucket;
    }
}
