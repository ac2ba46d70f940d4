package io.databerth.provisioner.plan;

import io.databerth.contracts.Secret;
import io.databerth.contracts.database.DatabaseSpec;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.engine.CredentialKind;
import io.databerth.engine.EngineCatalog;
import io.databerth.runtime.ContainerState;
import io.databerth.runtime.Limits;
import io.databerth.runtime.Phase;
import io.databerth.runtime.PublishedPort;
import io.databerth.vault.client.ServerCertificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/** A database to plan for. */
final class PlanSamples {
    static final Site SITE = new Site("site-0123456789abcdef");
    static final EngineCatalog CATALOG = EngineCatalog.builtIn();

    private PlanSamples() {}

    static ManagedDatabase database(String sku) {
        var spec = new DatabaseSpec(
                "shop",
                "store",
                "staging",
                "postgresql",
                "17",
                sku,
                "shop-staging-postgresql",
                "shop.db.example.com",
                "orders",
                "db_user_abc123",
                "127.0.0.1");
        return new ManagedDatabase(
                DatabaseId.next(),
                OperationId.next(),
                3,
                Desired.RUNNING,
                spec,
                spec.containerName(),
                UUID.randomUUID(),
                Optional.of("databerth/postgresql:17"),
                OptionalInt.of(5433),
                Set.of(),
                false,
                true,
                Optional.empty(),
                false,
                Trouble.NONE);
    }

    static ManagedDatabase with(ManagedDatabase database, Desired desired, Trouble trouble) {
        return new ManagedDatabase(
                database.id(),
                database.operation(),
                database.generation(),
                desired,
                database.spec(),
                database.volume(),
                database.volumeToken(),
                database.image(),
                database.port(),
                database.refusedLimits(),
                database.closed(),
                database.readyOnce(),
                database.disposal(),
                database.removed(),
                trouble);
    }

    static ManagedDatabase unpublished(ManagedDatabase database) {
        return new ManagedDatabase(
                database.id(),
                database.operation(),
                database.generation(),
                database.desired(),
                database.spec().unpublished(),
                database.volume(),
                database.volumeToken(),
                database.image(),
                OptionalInt.empty(),
                database.refusedLimits(),
                database.closed(),
                database.readyOnce(),
                database.disposal(),
                database.removed(),
                database.trouble());
    }

    static Blueprint blueprint(String sku) {
        return new Blueprint(
                database(sku),
                CATALOG.version("postgresql", "17").orElseThrow(),
                CATALOG.sku(sku).orElseThrow());
    }

    static DatabaseSecrets secrets() {
        return new DatabaseSecrets(
                Map.of(CredentialKind.ADMIN, Secret.of("admin-canary"), CredentialKind.APP, Secret.of("user-canary")),
                new ServerCertificate(Secret.of("key-canary"), "the-chain", "the-ca"));
    }

    static ContainerState container(ManagedDatabase database, Phase phase) {
        return new ContainerState(
                "id",
                database.name(),
                OwnLabels.container(SITE, database),
                "image",
                "sha256:image",
                phase,
                Optional.empty(),
                Set.of(SITE.networkOf(database.spec().project())),
                Map.of(),
                List.of(new PublishedPort(database.spec().bindAddress(), database.claimedPort(), 5432)),
                Limits.none());
    }
}
