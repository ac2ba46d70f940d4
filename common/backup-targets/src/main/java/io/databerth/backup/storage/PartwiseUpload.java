package io.databerth.backup.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.Part;

/** Sends a large file in parts, and goes on with an upload that broke off: parts that have arrived are not sent again. */
final class PartwiseUpload {
    /** Of Amazon, and so of everybody. */
    private static final int MOST_PARTS = 10_000;

    private final S3Client client;
    private final String bucket;
    private final String key;
    private final Path file;
    private final long bytes;
    private final long partBytes;

    PartwiseUpload(S3Client client, String bucket, String key, Path file, long leastPartBytes) throws IOException {
        this.client = client;
        this.bucket = bucket;
        this.key = key;
        this.file = file;
        bytes = Files.size(file);
        partBytes = Math.max(leastPartBytes, Math.ceilDiv(bytes, MOST_PARTS));
    }

    void perform(LongConsumer sent) throws IOException {
        String upload = begun(client, bucket, key)
                .max(Comparator.comparing(MultipartUpload::initiated))
                .map(MultipartUpload::uploadId)
                .orElseGet(this::begin);
        Map<Integer, Part> arrived = arrived(upload);
        List<CompletedPart> parts = new ArrayList<>();
        for (long start = 0; start < bytes; start += partBytes) {
            int number = parts.size() + 1;
            FileRange range = new FileRange(file, start, Math.min(partBytes, bytes - start));
            parts.add(CompletedPart.builder()
                    .partNumber(number)
                    .eTag(sent(upload, number, range, arrived.get(number)))
                    .build());
            sent.accept(start + range.length());
        }
        complete(upload, parts);
    }

    private String begin() {
        return client.createMultipartUpload(create -> create.bucket(bucket).key(key))
                .uploadId();
    }

    private Map<Integer, Part> arrived(String upload) {
        Map<Integer, Part> arrived = new HashMap<>();
        client.listPartsPaginator(list -> list.bucket(bucket).key(key).uploadId(upload)).stream()
                .flatMap(page -> page.parts().stream())
                .forEach(part -> arrived.put(part.partNumber(), part));
        return arrived;
    }

    /** The tag of the part. One that has arrived is recognised by its checksum, where the server's tags are checksums. */
    private String sent(String upload, int number, FileRange range, @Nullable Part arrived) throws IOException {
        byte[] checksum = range.md5();
        if (arrived != null
                && arrived.size() == range.length()
                && arrived.eTag()
                        .replace("\"", "")
                        .equalsIgnoreCase(HexFormat.of().formatHex(checksum))) {
            return arrived.eTag();
        }
        return client.uploadPart(
                        part -> part.bucket(bucket)
                                .key(key)
                                .uploadId(upload)
                                .partNumber(number)
                                .contentMD5(Base64.getEncoder().encodeToString(checksum)),
                        range.body())
                .eTag();
    }

    private void complete(String upload, List<CompletedPart> parts) {
        try {
            client.completeMultipartUpload(end -> end.bucket(bucket)
                    .key(key)
                    .uploadId(upload)
                    .multipartUpload(whole -> whole.parts(parts))
                    .ifNoneMatch("*"));
        } catch (SdkException failed) {
            if (!S3Failures.isStatus(failed, S3Failures.NOT_IMPLEMENTED)) {
                throw failed;
            }
            client.completeMultipartUpload(
                    end -> end.bucket(bucket).key(key).uploadId(upload).multipartUpload(whole -> whole.parts(parts)));
        }
    }

    private static Stream<MultipartUpload> begun(S3Client client, String bucket, String key) {
        return client.listMultipartUploadsPaginator(list -> list.bucket(bucket).prefix(key)).stream()
                .flatMap(page -> page.uploads().stream())
                .filter(upload -> upload.key().equals(key));
    }

    static void abortAll(S3Client client, String bucket, String key) {
        begun(client, bucket, key)
                .forEach(upload -> client.abortMultipartUpload(
                        abort -> abort.bucket(bucket).key(key).uploadId(upload.uploadId())));
    }
}
