package io.databerth.runtime.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateNetworkCmd;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Network;
import io.databerth.runtime.NetworkDetails;
import io.databerth.runtime.NetworkRange;
import io.databerth.runtime.NetworkReach;
import io.databerth.runtime.RuntimeFailure;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Networks. Docker lets several networks have one name, but refuses a second one with the same bridge device, so the device's
 * name, made from the network's name and labels, is the exclusive claim.
 */
final class DockerNetworks {
    private static final Logger LOG = LoggerFactory.getLogger(DockerNetworks.class);
    /** How long a lost race may take to show its winner. */
    private static final Duration SETTLING = Duration.ofSeconds(10);

    private static final int POLL_MILLIS = 50;
    private static final String DEVICE_OPTION = "com.docker.network.bridge.name";
    private final DockerCalls calls;

    DockerNetworks(DockerCalls calls) {
        this.calls = calls;
    }

    NetworkDetails create(String name, Map<String, String> labels, NetworkReach reach, Optional<NetworkRange> range) {
        Instant patience = Instant.now().plus(SETTLING);
        String refusal = "";
        while (Instant.now().isBefore(patience)) {
            Optional<NetworkDetails> existing = oldest(name, labels);
            if (existing.isPresent()) {
                return existing.get();
            }
            refusal = attempt(name, labels, reach, range);
            if (!refusal.isEmpty()) {
                Polling.sleep("network " + name, POLL_MILLIS);
            }
        }
        throw new RuntimeFailure.Refused("network " + name + ": " + refusal);
    }

    private Optional<NetworkDetails> oldest(String name, Map<String, String> labels) {
        return list(labels).stream()
                .filter(network -> network.name().equals(name))
                .min(Comparator.comparing(NetworkDetails::createdAt).thenComparing(NetworkDetails::id));
    }

    /** Empty when it was created, otherwise why not: often because another caller was faster. */
    private String attempt(String name, Map<String, String> labels, NetworkReach reach, Optional<NetworkRange> range) {
        return calls.ask("network " + name, client -> {
            try {
                CreateNetworkCmd request = client.createNetworkCmd()
                        .withName(name)
                        .withDriver("bridge")
                        .withLabels(labels)
                        .withInternal(reach == NetworkReach.INTERNAL)
                        .withCheckDuplicate(true)
                        .withOptions(Map.of(DEVICE_OPTION, device(name, labels)));
                range.map(DockerNetworks::addresses).ifPresent(request::withIpam);
                request.exec();
                return "";
            } catch (DockerException refused) {
                return DockerCalls.reason(refused);
            }
        });
    }

    private static Network.Ipam addresses(NetworkRange range) {
        return new Network.Ipam()
                .withConfig(new Network.Ipam.Config()
                        .withSubnet(range.subnet())
                        .withGateway(range.gateway())
                        .withIpRange(range.leased()));
    }

    List<NetworkDetails> list(Map<String, String> labels) {
        return calls.ask(
                "networks",
                client -> client.listNetworksCmd().withFilter("label", LabelFilter.of(labels)).exec().stream()
                        .map(DockerNetworks::details)
                        .toList());
    }

    void remove(String nameOrId) {
        calls.tell("network " + nameOrId, DockerCalls.USUAL, client -> {
            try {
                client.removeNetworkCmd(removableName(client, nameOrId)).exec();
            } catch (NotFoundException alreadyGone) {
                LOG.debug("network {} was gone already", nameOrId, alreadyGone);
            } catch (DockerException refused) {
                String reason = DockerCalls.reason(refused);
                if (reason.contains("active endpoints") || reason.contains("being used")) {
                    throw new RuntimeFailure.InUse("network " + nameOrId);
                }
                throw refused;
            }
        });
    }

    private String removableName(DockerClient client, String nameOrId) {
        return calls.dialect().protectsUsedNetworksOnlyByName()
                ? client.inspectNetworkCmd().withNetworkId(nameOrId).exec().getName()
                : nameOrId;
    }

    private static NetworkDetails details(Network network) {
        return new NetworkDetails(
                Objects.requireNonNull(network.getId()),
                Objects.requireNonNull(network.getName()),
                Objects.requireNonNullElse(network.getLabels(), Map.of()),
                Boolean.TRUE.equals(network.getInternal()) ? NetworkReach.INTERNAL : NetworkReach.EXTERNAL,
                network.getCreated() == null
                        ? Instant.EPOCH
                        : network.getCreated().toInstant());
    }

    /** At most 15 characters, the kernel's limit for a device. */
    private static String device(String name, Map<String, String> labels) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((name + new TreeMap<>(labels)).getBytes(StandardCharsets.UTF_8));
            return "db" + HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
