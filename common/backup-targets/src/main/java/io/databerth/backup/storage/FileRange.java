package io.databerth.backup.storage;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** A piece of a file, which can be read as often as it has to be sent, without ever being in memory as a whole. */
record FileRange(Path file, long start, long length) {
    private static final String BINARY = "application/octet-stream";

    InputStream open() throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        channel.position(start);
        return new BufferedInputStream(new FirstBytes(Channels.newInputStream(channel), length));
    }

    byte[] md5() throws IOException {
        try (InputStream content = open()) {
            return Md5.of(content);
        }
    }

    RequestBody body() {
        return RequestBody.fromContentProvider(this::openUnchecked, length, BINARY);
    }

    /** As one object, if there is none; a server that cannot tell is trusted with what was seen just before. */
    void put(S3Client client, String bucket, String key) throws IOException {
        String checksum = Base64.getEncoder().encodeToString(md5());
        try {
            client.putObject(
                    put -> put.bucket(bucket).key(key).contentMD5(checksum).ifNoneMatch("*"), body());
        } catch (SdkException failed) {
            if (!S3Failures.isStatus(failed, S3Failures.NOT_IMPLEMENTED)) {
                throw failed;
            }
            client.putObject(put -> put.bucket(bucket).key(key).contentMD5(checksum), body());
        }
    }

    private InputStream openUnchecked() {
        try {
            return open();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
