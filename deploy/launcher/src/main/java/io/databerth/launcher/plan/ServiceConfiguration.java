package io.databerth.launcher.plan;

import io.databerth.contracts.Secret;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a service is told: the text of the properties file that only it and we can read. */
public final class ServiceConfiguration {
    private ServiceConfiguration() {}

    /** What every service needs to know about the others. */
    public record Surroundings(
            String site,
            DataDirectory data,
            String storeJdbcUrl,
            String bootstrapServers,
            int vaultPort,
            int backupPort,
            int monitorPort,
            Path enginesDirectory,
            Path imageBuild,
            Secret readerPassword) {}

    /** The keys of one service; extra ones win. */
    public static Map<String, String> of(
            Service service, int port, String storePassword, Surroundings around, Map<String, String> extra) {
        Map<String, String> keys = new TreeMap<>();
        keys.put("quarkus.http.host", "127.0.0.1");
        keys.put("quarkus.http.port", Integer.toString(port));
        keys.put("quarkus.datasource.jdbc.url", around.storeJdbcUrl());
        keys.put("quarkus.datasource.reactive.url", reactiveUrl(around.storeJdbcUrl()));
        keys.put("quarkus.datasource.username", service.schema());
        keys.put("quarkus.datasource.password", storePassword);
        keys.put("quarkus.flyway.schemas", service.schema());
        keys.put("kafka.bootstrap.servers", around.bootstrapServers());
        keys.put("databerth.site", around.site());
        keys.put("databerth.data-directory", around.data().root().toString());
        keys.put("databerth.vault.url", "http://127.0.0.1:" + around.vaultPort());
        keys.put("databerth.backup-worker.url", "http://127.0.0.1:" + around.backupPort());
        keys.put("databerth.monitor.url", "http://127.0.0.1:" + around.monitorPort());
        keys.put("databerth.service-key-file", around.data().serviceKey(service).toString());
        keys.put("databerth.engines-directory", around.enginesDirectory().toString());
        keys.put("databerth.images.build", around.imageBuild().toString());
        if (service == Service.BACKUP) {
            keys.put("databerth.store-reader.password", around.readerPassword().reveal());
        }
        keys.putAll(extra);
        return keys;
    }

    private static String reactiveUrl(String jdbcUrl) {
        return jdbcUrl.replaceFirst("^jdbc:", "");
    }

    /** The file's text. It must win over what is packed into the service, hence the ordinal. */
    public static String text(Map<String, String> keys) {
        return "config_ordinal=500\n"
                + keys.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + escaped(entry.getValue()) + "\n")
                        .collect(Collectors.joining());
    }

    /** For the properties format a backslash is special, and for the configuration library an opening "${" is. */
    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("${", "\\\\${").replace("\n", "\\n");
    }
}
