package io.databerth.contracts;

import io.databerth.contracts.audit.AuditEvent;
import io.databerth.contracts.backup.BackupCommand;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.credential.CredentialCommand;
import io.databerth.contracts.credential.CredentialEvent;
import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.observation.HealthEvent;
import io.databerth.contracts.observation.MetricsSample;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Knows every message type by its wire name, read off the sealed families; two types of one name fail at start. */
public final class WireTypes {
    /** One family a topic, and what comes on several. (A sealed interface above them all would need them in one package.) */
    private static final List<Class<? extends Message>> FAMILIES = List.of(
            DatabaseCommand.class,
            DatabaseEvent.class,
            BackupCommand.class,
            BackupEvent.class,
            CredentialCommand.class,
            CredentialEvent.class,
            HealthEvent.class,
            MetricsSample.class,
            AuditEvent.class,
            CancelOperation.class);

    private static final Map<String, Class<? extends Message>> BY_NAME = FAMILIES.stream()
            .flatMap(WireTypes::leaves)
            .collect(Collectors.toUnmodifiableMap(WireTypes::nameOf, Function.identity()));

    private WireTypes() {}

    public static String nameOf(Message message) {
        return nameOf(message.getClass());
    }

    public static Optional<Class<? extends Message>> classOf(String wireName) {
        return Optional.ofNullable(BY_NAME.get(wireName));
    }

    /** All types by name: the contract as it stands. */
    public static Map<String, Class<? extends Message>> all() {
        return BY_NAME;
    }

    private static String nameOf(Class<? extends Message> type) {
        WireName name = type.getAnnotation(WireName.class);
        if (name == null) {
            throw new IllegalStateException(type.getName() + " needs a @WireName");
        }
        return name.value();
    }

    private static Stream<Class<? extends Message>> leaves(Class<? extends Message> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(sub -> leaves(sub.asSubclass(Message.class)))
                : Stream.of(type);
    }
}
