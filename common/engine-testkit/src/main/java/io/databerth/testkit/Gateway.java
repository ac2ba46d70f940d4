package io.databerth.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** The public REST API with an administrator's token. An answer other than 2xx is an exception whose message holds its body. */
public interface Gateway {
    JsonNode get(String path);

    JsonNode post(String path, Map<String, ?> body);

    JsonNode post(String path);

    JsonNode put(String path, Map<String, ?> body);

    JsonNode patch(String path, Map<String, ?> body);

    JsonNode delete(String path);

    byte[] download(String path);

    /** A body of this media type. */
    JsonNode upload(String path, String mediaType, byte[] body);

    /** Waits until the operation has ended; fails with its reason when it did not end well. */
    JsonNode await(String operation);
}
