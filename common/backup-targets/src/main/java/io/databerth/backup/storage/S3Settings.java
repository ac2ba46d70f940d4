package io.databerth.backup.storage;

import io.databerth.contracts.Secret;
import java.net.URI;

/**
 * How to reach a bucket.
 *
 * @param endpoint with its scheme, as {@code https://s3.eu-central-1.amazonaws.com}
 * @param prefix before every key; empty, or ends with a slash
 * @param pathStyle whether the bucket stands in the path, as most servers but Amazon's want it, or in the host's name
 */
public record S3Settings(
        URI endpoint,
        String region,
        String bucket,
        String prefix,
        boolean pathStyle,
        String accessKey,
        Secret secretKey) {}
