package io.databerth.contracts.backup;

import java.util.Optional;

/**
 * A place where copies of backups are kept besides the backup worker's own directory: one of the two. The bucket's secret key lies in the
 * vault.
 *
 * @param name for people, unique
 * @param directory of another disk or host, mounted where the backup worker runs; an absolute path
 */
public record TargetPlace(String name, Optional<Bucket> bucket, Optional<String> directory) {

    /**
     * A bucket of any server that speaks S3.
     *
     * @param endpoint with its scheme, as {@code https://s3.eu-central-1.amazonaws.com}
     * @param prefix before every key; empty, or ends with a slash
     * @param pathStyle whether the bucket stands in the path, as most servers but Amazon's want it, or in the host's name
     */
    public record Bucket(
            String endpoint, String region, String bucket, String prefix, boolean pathStyle, String accessKey) {}
}
