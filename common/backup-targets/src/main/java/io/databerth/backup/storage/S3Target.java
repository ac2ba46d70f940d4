package io.databerth.backup.storage;

import static io.databerth.backup.storage.S3Failures.explain;
import static io.databerth.backup.storage.S3Failures.explained;
import static io.databerth.backup.storage.S3Failures.isStatus;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A bucket of any server that speaks S3. */
public final class S3Target implements BackupTarget {
    private static final int MEBIBYTE = 1 << 20;
    private final S3Settings settings;
    private final Limits limits;
    private final S3Client client;

    /**
     * What is too slow, and how much is sent at a time.
     *
     * @param partBytes a larger file is sent in parts of at least so many bytes, each of which is sent again alone when it fails
     * @param attempts how often a part, or another request, is tried
     * @param attempt how long one attempt may take; with the part's size the least rate that is borne
     * @param silence how long nothing may come while an answer is read
     */
    public record Limits(long partBytes, int attempts, Duration attempt, Duration silence) {
        public static final Limits USUAL = new Limits(8L * MEBIBYTE, 4, Duration.ofMinutes(3), Duration.ofSeconds(30));
        /** While somebody waits for the answer. */
        public static final Limits BRIEF = new Limits(8L * MEBIBYTE, 2, Duration.ofSeconds(4), Duration.ofSeconds(4));
    }

    public S3Target(S3Settings settings, Limits limits) {
        this.settings = settings;
        this.limits = limits;
        client = S3Client.builder()
                .endpointOverride(settings.endpoint())
                .region(Region.of(settings.region()))
                .forcePathStyle(settings.pathStyle())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        settings.accessKey(), settings.secretKey().reveal())))
                // Other servers than Amazon's do not know the checksums that the client adds of its own; ours are
                // Content-MD5.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(limits.silence())
                        .socketTimeout(limits.silence()))
                .overrideConfiguration(common -> common.apiCallAttemptTimeout(limits.attempt())
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(limits.attempts())
                                .build()))
                .build();
    }

    @Override
    public void store(String key, Path file, LongConsumer sent) throws IOException, InterruptedException {
        long bytes = Files.size(file);
        if (holds(key, bytes)) {
            sent.accept(bytes);
            return;
        }
        try {
            if (bytes <= limits.partBytes()) {
                new FileRange(file, 0, bytes).put(client, settings.bucket(), full(key));
            } else {
                new PartwiseUpload(client, settings.bucket(), full(key), file, limits.partBytes()).perform(sent);
            }
        } catch (SdkException failed) {
            // The answer may be what was lost; or somebody else was quicker.
            if (!holds(key, bytes)) {
                throw explain(failed);
            }
        }
        sent.accept(bytes);
    }

    @Override
    public void replace(String key, byte[] content) throws InterruptedException {
        explained(() -> client.putObject(
                put -> put.bucket(settings.bucket()).key(full(key)).contentMD5(Md5.base64(content)),
                RequestBody.fromBytes(content)));
    }

    @Override
    public InputStream open(String key) throws InterruptedException {
        try {
            return new SteadyInput(
                    client.getObject(get -> get.bucket(settings.bucket()).key(full(key))), limits);
        } catch (SdkException failed) {
            if (isStatus(failed, S3Failures.NOT_FOUND)) {
                throw new CodedException(ErrorCode.NOT_FOUND, "the target has no " + key, failed);
            }
            throw explain(failed);
        }
    }

    @Override
    public OptionalLong size(String key) throws InterruptedException {
        try {
            return OptionalLong.of(
                    client.headObject(head -> head.bucket(settings.bucket()).key(full(key)))
                            .contentLength());
        } catch (SdkException failed) {
            if (isStatus(failed, S3Failures.NOT_FOUND)) {
                return OptionalLong.empty();
            }
            throw explain(failed);
        }
    }

    @Override
    public void delete(String key) throws InterruptedException {
        explained(() -> {
            PartwiseUpload.abortAll(client, settings.bucket(), full(key));
            return client.deleteObject(
                    delete -> delete.bucket(settings.bucket()).key(full(key)));
        });
    }

    @Override
    public List<Kept> list(String prefix, String after, int limit) throws InterruptedException {
        return explained(() -> client
                .listObjectsV2(list -> list.bucket(settings.bucket())
                        .prefix(full(prefix))
                        .startAfter(after.isEmpty() ? null : full(after))
                        .maxKeys(limit))
                .contents()
                .stream()
                .map(this::kept)
                .toList());
    }

    private Kept kept(S3Object found) {
        return new Kept(found.key().substring(settings.prefix().length()), found.size());
    }

    private String full(String key) {
        return settings.prefix() + key;
    }

    @Override
    public void close() {
        client.close();
    }
}
