package io.databerth.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What well-behaved clients never send; over a bare socket, since libraries would correct it. */
@QuarkusTest
@QuarkusTestResource(TestSite.class)
class RawHttpTest {
    private static final String AUTHORISED = "Host: x\r\nAuthorization: Bearer " + TestSite.ADMIN_TOKEN + "\r\n";
    private static final String POST = "POST /api/v1/databases HTTP/1.1\r\n" + AUTHORISED;
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final Pattern REFUSED = Pattern.compile("HTTP/1\\.[01] 4.*", Pattern.DOTALL);
    private static final int ANSWER_LIMIT_MILLIS = 30_000;

    @TestHTTPResource("/")
    URL server;

    @AfterEach
    void theGatewayGoesOnWorking() {
        Api.asAdministrator().get(Api.DATABASES).statusCode(200);
    }

    static Stream<String> smuggling() {
        String body = "{\"name\":\"smuggled\"}";
        String length = "Content-Length: " + body.length() + "\r\n";
        return Stream.of(
                POST + JSON + length + "Transfer-Encoding: chunked\r\n\r\n" + body,
                POST + JSON + length + "Content-Length: 3\r\n\r\n" + body,
                POST + JSON + "Content-Length: 3, 18\r\n\r\n" + body,
                POST + JSON + "Content-Length: -1\r\n\r\n" + body,
                POST + JSON + "Content-Length: +18\r\n\r\n" + body,
                POST + JSON + "Content-Length: x\r\n\r\n" + body,
                POST + JSON + "Transfer-Encoding: xchunked\r\n\r\n" + body,
                POST + JSON + "Transfer-Encoding : chunked\r\n\r\n" + body,
                POST + JSON + "Transfer-Encoding: \u000bchunked\r\n" + length + "\r\n" + body,
                POST + JSON + "Transfer-Encoding: chunked\r\n\r\nzz\r\n" + body + "\r\n0\r\n\r\n",
                "POST /api/v1/databases HTTP/1.1\n" + AUTHORISED.replace("\r\n", "\n") + "X: a\rb\n" + JSON + "\r\n",
                "POST /api/v1/databases HTTP/9.9\r\n" + AUTHORISED + "\r\n",
                "POST /api/v1/data bases HTTP/1.1\r\n" + AUTHORISED + "\r\n");
    }

    @ParameterizedTest
    @MethodSource("smuggling")
    void anAmbiguousRequestIsNeverAccepted(String request) throws IOException {
        String answer = exchange(request);
        assertThat(answer).doesNotContain("HTTP/1.1 2").doesNotContain("at io.").doesNotContain("Exception");
        Api.asAdministrator()
                .get(Api.DATABASES + "?name=smuggled")
                .statusCode(200)
                .body("items.size()", org.hamcrest.Matchers.equalTo(0));
    }

    @Test
    void aBodyThatSaysItIsTooLargeIsRefusedBeforeItIsSent() throws IOException {
        String answer = exchange(POST + JSON + "Content-Length: 104857600\r\n\r\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 413")
                .contains("application/problem+json")
                .contains("REQUEST_TOO_LARGE");
    }

    @Test
    void aBodyThatGrowsTooLargeIsCut() throws IOException {
        StringBuilder chunks = new StringBuilder(POST + JSON + "Transfer-Encoding: chunked\r\n\r\n");
        String kilobyte = "a".repeat(1024);
        chunks.append("a\r\n{\"name\": \"\r\n");
        for (int i = 0; i < 100; i++) {
            chunks.append("400\r\n").append(kilobyte).append("\r\n");
        }
        chunks.append("2\r\n\"}\r\n0\r\n\r\n");
        assertThat(exchange(chunks.toString())).startsWith("HTTP/1.1 413");
    }

    @Test
    void tooLargeAHeaderIsRefused() throws IOException {
        assertThat(exchange(
                        "GET /api/v1/databases HTTP/1.1\r\n" + AUTHORISED + "X: " + "a".repeat(65_536) + "\r\n\r\n"))
                .matches(REFUSED);
        assertThat(exchange("GET /api/v1/databases HTTP/1.1\r\n" + AUTHORISED + "X: a\r\n".repeat(10_000) + "\r\n"))
                .matches(REFUSED);
        assertThat(exchange("GET /" + "a".repeat(65_536) + " HTTP/1.1\r\n" + AUTHORISED + "\r\n"))
                .matches(REFUSED);
    }

    static Stream<String> deepBodies() {
        return Stream.of(
                "[".repeat(30_000),
                "{\"a\":".repeat(10_000),
                "{\"name\":" + "[".repeat(65) + "]".repeat(65) + "}",
                "{\"name\":\"" + "x".repeat(60_000) + "\"}",
                manyKeys(),
                "{\"name\":" + "9".repeat(60_000) + "}",
                "\u001f\u008b\u0008 not plain");
    }

    private static String manyKeys() {
        StringBuilder keys = new StringBuilder("{");
        for (int i = 0; i < 6_000; i++) {
            keys.append("\"k").append(i).append("\":1,");
        }
        return keys.append("\"name\":\"a\"}").toString();
    }

    @ParameterizedTest
    @MethodSource("deepBodies")
    void aBodyThatIsDeepOrOddIsRefusedWithAProblem(String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String answer =
                exchange(POST + JSON + "Connection: close\r\nContent-Length: " + bytes.length + "\r\n\r\n" + body);
        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json")
                .doesNotContain("xxxxxxxxxx")
                .hasSizeLessThan(2_000);
    }

    @Test
    void aCompressedBombIsNotUnpacked() throws IOException {
        String answer =
                exchange(POST + JSON + "Content-Encoding: gzip\r\nConnection: close\r\nContent-Length: 3\r\n\r\nabc");
        assertThat(answer).startsWith("HTTP/1.1 4");
    }

    @Test
    void aBodyThatNeverComesIsNotWaitedForWithoutEnd() throws IOException {
        String answer = exchange(POST + JSON + "Content-Length: 20\r\n\r\n{");
        assertThat(answer).doesNotContain("HTTP/1.1 2");
    }

    private String exchange(String request) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(ANSWER_LIMIT_MILLIS);
            send(socket.getOutputStream(), request);
            return answer(socket.getInputStream());
        }
    }

    /** The server may close before all is sent: what it said until then is its answer. */
    private static void send(OutputStream out, String request) throws IOException {
        try {
            out.write(request.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (SocketException closedEarly) {
            assertThat(closedEarly).hasMessageMatching("(?i).*(broken pipe|reset|closed).*");
        }
    }

    /** Up to the end of the first answer's body, as far as it says how long that is, or to the end of the connection. */
    private static String answer(InputStream in) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try {
            for (int next = in.read(); next >= 0; next = in.read()) {
                read.write(next);
                if (isComplete(read.toString(StandardCharsets.UTF_8))) {
                    break;
                }
            }
        } catch (SocketException closed) {
            assertThat(closed).hasMessageContaining("reset");
        } catch (SocketTimeoutException silent) {
            throw new AssertionError("no end of the answer within the limit: " + read, silent);
        }
        return read.toString(StandardCharsets.UTF_8);
    }

    private static boolean isComplete(String answer) {
        int head = answer.indexOf("\r\n\r\n");
        if (head < 0) {
            return false;
        }
        var length = Pattern.compile("(?i)content-length: (\\d+)").matcher(answer.substring(0, head));
        return length.find()
                && answer.substring(head + 4).getBytes(StandardCharsets.UTF_8).length
                        >= Integer.parseInt(length.group(1));
    }
}
