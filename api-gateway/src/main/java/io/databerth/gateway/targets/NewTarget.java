package io.databerth.gateway.targets;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Secret;
import io.databerth.contracts.backup.TargetPlace;
import io.databerth.gateway.http.Label;
import io.databerth.gateway.http.Requests;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A target as people ask for it: a bucket or a directory; printing shows no key. */
@Schema(name = "NewBackupTarget", requiredProperties = "name")
public record NewTarget(
        @Nullable String name,
        @Nullable Bucket s3,
        @Schema(description = "an absolute path on the backup worker's host, where another disk is mounted") @Nullable
                String directory) {
    /** The limits of Amazon's, which nobody's are wider than. */
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    private static final Pattern WORD = Pattern.compile("[\\x21-\\x7e]{1,256}");
    private static final Pattern PREFIX = Pattern.compile("([A-Za-z0-9_.-]{1,64}/){0,8}");
    private static final Pattern DIRECTORY = Pattern.compile("(/[^/\\p{Cntrl}]{1,128}){1,16}");

    /** A bucket of any server that speaks S3. */
    @Schema(
            name = "S3Bucket",
            requiredProperties = {"endpoint", "bucket", "accessKey", "secretKey"})
    public record Bucket(
            @Schema(examples = "https://s3.eu-central-1.amazonaws.com") @Nullable String endpoint,
            @Schema(description = "default: us-east-1") @Nullable String region,
            @Nullable String bucket,
            @Schema(description = "folders before every key, each with a slash behind it; default: none") @Nullable
                    String prefix,
            @Schema(description = "the bucket in the path, as most servers but Amazon's want it; default: true")
                    @Nullable
                    Boolean pathStyle,
            @Nullable String accessKey,
            @Nullable String secretKey) {
        @Override
        public String toString() {
            return "Bucket[" + endpoint + " " + bucket + "]";
        }
    }

    /** REQUEST_INVALID with the reason when there cannot be such a place. */
    TargetPlace place() {
        if ((s3 == null) == (directory == null)) {
            throw invalid("a target has either s3 or a directory");
        }
        return new TargetPlace(
                Label.of("name", name).text(),
                Optional.ofNullable(s3).map(NewTarget::bucket),
                Optional.ofNullable(directory).map(path -> matching(DIRECTORY, "directory", path)));
    }

    /** Of the bucket. */
    Optional<Secret> secretKey() {
        return Optional.ofNullable(s3).map(bucket -> Secret.of(matching(WORD, "secretKey", bucket.secretKey())));
    }

    private static TargetPlace.Bucket bucket(Bucket wish) {
        return new TargetPlace.Bucket(
                endpoint(Requests.required("endpoint", wish.endpoint())),
                matching(WORD, "region", wish.region() == null ? "us-east-1" : wish.region()),
                matching(BUCKET, "bucket", wish.bucket()),
                matching(PREFIX, "prefix", wish.prefix() == null ? "" : wish.prefix()),
                wish.pathStyle() == null || wish.pathStyle(),
                matching(WORD, "accessKey", wish.accessKey()));
    }

    private static String endpoint(String text) {
        try {
            URI address = new URI(text);
            boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
            boolean bare = address.getUserInfo() == null
                    && address.getQuery() == null
                    && address.getFragment() == null
                    && (address.getPath().isEmpty() || address.getPath().equals("/"));
            if (web && bare && address.getHost() != null) {
                return text;
            }
        } catch (URISyntaxException malformed) {
            throw new CodedException(
                    ErrorCode.REQUEST_INVALID, "endpoint is no address: " + malformed.getReason(), malformed);
        }
        throw invalid("endpoint must be https:// or http:// with a host, perhaps a port, and nothing else");
    }

    private static String matching(Pattern form, String what, @Nullable String text) {
        if (text == null || !form.matcher(text).matches()) {
            throw invalid(what + (text == null ? " is missing" : " does not have the form of one"));
        }
        return text;
    }

    private static CodedException invalid(String why) {
        return new CodedException(ErrorCode.REQUEST_INVALID, why);
    }

    @Override
    public String toString() {
        return "NewTarget[" + name + "]";
    }
}
