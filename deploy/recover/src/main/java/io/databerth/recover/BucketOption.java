package io.databerth.recover;

import io.databerth.backup.storage.BackupTarget;
import io.databerth.backup.storage.S3Settings;
import io.databerth.backup.storage.S3Target;
import io.databerth.contracts.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The bucket of a target, as it was given to the platform. */
final class BucketOption {
    @Option(
            names = "--endpoint",
            required = true,
            paramLabel = "URL",
            description = "of the server, as https://s3.eu-central-1.amazonaws.com")
    private URI endpoint;

    @Option(names = "--bucket", required = true, paramLabel = "NAME", description = "the bucket's name")
    private String bucket;

    @Option(
            names = "--prefix",
            defaultValue = "",
            paramLabel = "PREFIX",
            description = "before every key, as databerth/")
    private String prefix;

    @Option(
            names = "--region",
            defaultValue = "us-east-1",
            paramLabel = "NAME",
            description = "(default: ${DEFAULT-VALUE})")
    private String region;

    @Option(
            names = "--host-style",
            description = "the bucket is a part of the host's name, as Amazon wants it; else it stands in the path")
    private boolean hostStyle;

    @Option(names = "--access-key", required = true, paramLabel = "ID", description = "the name of the key")
    private String accessKey;

    @Option(
            names = "--secret-key-file",
            required = true,
            paramLabel = "FILE",
            description = "holds the secret key; what stands in a command line can be read by others")
    private Path secretKey;

    BackupTarget open() throws IOException {
        Secret secret = Secret.of(Files.readString(secretKey).strip());
        return new S3Target(
                new S3Settings(endpoint, region, bucket, prefix, !hostStyle, accessKey, secret), S3Target.Limits.USUAL);
    }
}
