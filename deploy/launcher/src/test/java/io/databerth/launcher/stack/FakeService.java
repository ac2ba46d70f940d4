package io.databerth.launcher.stack;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Properties;

/**
 * Stands where a service's jar will stand: reads the same configuration file, answers the same health question, and notes its
 * start and its orderly end in a file that all fakes share.
 */
public final class FakeService {
    private FakeService() {}

    public static void main(String[] arguments) throws IOException {
        Properties configuration = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(System.getProperty("quarkus.config.locations")))) {
            configuration.load(reader);
        }
        String name = configuration.getProperty("quarkus.flyway.schemas");
        Path diary = Path.of(configuration.getProperty("databerth.data-directory"), "diary");
        System.out.println(name + " starts");
        if (configuration.getProperty("fake.fails", "").equals("true")) {
            System.out.println("the reason why " + name + " fails");
            System.exit(7);
        }
        note(diary, "start " + name);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> note(diary, "stop " + name)));
        listen(Integer.parseInt(configuration.getProperty("quarkus.http.port")));
    }

    private static void listen(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.createContext("/api/", exchange -> {
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write(new byte[] {'{', '}'});
            exchange.close();
        });
        server.start();
    }

    private static void note(Path diary, String line) {
        try {
            Files.writeString(diary, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
