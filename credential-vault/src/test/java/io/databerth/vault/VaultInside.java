package io.databerth.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.databerth.contracts.Command;
import io.databerth.contracts.Envelope;
import io.databerth.contracts.Message;
import io.databerth.contracts.credential.CredentialCommand;
import io.databerth.contracts.credential.SecretReference;
import io.databerth.contracts.credential.SecretReference.Purpose;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.embedded.TestServers;
import io.databerth.messaging.CommandInbox;
import io.databerth.messaging.Decoded;
import io.databerth.messaging.EventInbox;
import io.databerth.messaging.Outbox;
import io.databerth.messaging.Transactions;
import io.databerth.messaging.WireFormat;
import io.databerth.messaging.deadletter.RecordPlace;
import io.databerth.messaging.work.OperationRunner;
import io.databerth.messaging.work.WorkQueue;
import io.databerth.vault.authority.CertificateAuthority;
import io.databerth.vault.keys.Keys;
import io.databerth.vault.keys.RootKeyFile;
import io.databerth.vault.redeem.RevealByTicket;
import io.databerth.vault.secrets.Authority;
import io.databerth.vault.secrets.IssueCredentials;
import io.databerth.vault.secrets.IssueUser;
import io.databerth.vault.secrets.PrepareRotation;
import io.databerth.vault.secrets.RevokeCredentials;
import io.databerth.vault.secrets.RotateCredential;
import io.databerth.vault.secrets.Safe;
import io.databerth.vault.secrets.ServerCertificates;
import io.databerth.vault.secrets.SettleRotation;
import io.databerth.vault.secrets.Tickets;
import io.databerth.vault.store.AuthorityStore;
import io.databerth.vault.store.EncryptionKeyStore;
import io.databerth.vault.store.OwnerStore;
import io.databerth.vault.store.RotationStore;
import io.databerth.vault.store.SecretState;
import io.databerth.vault.store.SecretStore;
import io.databerth.vault.store.StoredSecret;
import io.databerth.vault.store.TicketStore;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.awaitility.Awaitility;

/**
 * The vault without its rim: the real verbs on a real store, with commands and events put in by hand and the outbox read
 * instead of a broker.
 */
public final class VaultInside implements AutoCloseable {
    static {
        // The threads that a test kills end with an error that nobody catches, which is the point.
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
    }

    private static final RecordPlace NOWHERE = new RecordPlace("test", 0, 0, null);
    private static final Duration LEASE = Duration.ofMillis(600);
    private static final Duration POLL = Duration.ofMillis(20);

    public final DataSource store;
    public final SecretStore secrets = new SecretStore();
    public final OwnerStore owners = new OwnerStore();
    public final TicketStore ticketStore = new TicketStore();
    public final RotationStore rotations = new RotationStore();
    public final AuthorityStore authorities = new AuthorityStore();
    public final Keys keys;
    public final Safe safe;
    public final RevealByTicket reveal;
    private final CommandInbox commands;
    private final EventInbox events;
    private final DatabaseEventReaction reaction;
    private final OperationRunner<CredentialCommand> runner;
    private final Path rootKeyFile;

    public VaultInside(Duration rotationLimit) throws SQLException {
        this(migratedStore(), TestServers.directory("vault").resolve("root.key"), rotationLimit);
    }

    public VaultInside(DataSource store, Path rootKeyFile, Duration rotationLimit) throws SQLException {
        this.store = store;
        this.rootKeyFile = rootKeyFile;
        keys = Keys.open(store, new EncryptionKeyStore(), new RootKeyFile(rootKeyFile));
        safe = new Safe(keys, secrets);
        reveal = new RevealByTicket(store, owners, ticketStore, secrets, safe);
        Outbox outbox = new Outbox("/databerth/credential-vault");
        Tickets tickets = new Tickets(ticketStore, Duration.ofHours(1));
        CertificateAuthority authority = new Authority(store, keys, authorities).open();
        IssueCredentials issue = new IssueCredentials(authority, safe, owners, secrets, tickets);
        PrepareRotation prepare = new PrepareRotation(outbox, safe, owners, secrets, rotations, tickets);
        RotateCredential rotate = new RotateCredential(store, prepare, rotations, rotationLimit, POLL);
        reaction = new DatabaseEventReaction(
                new SettleRotation(owners, secrets, rotations, ticketStore),
                new RevokeCredentials(outbox, owners, secrets, rotations, ticketStore),
                new ServerCertificates(authority, safe, owners, secrets));
        CredentialWorker worker = new CredentialWorker(issue, new IssueUser(safe, owners, secrets, tickets), rotate);
        runner = new OperationRunner<>(
                store, new WorkQueue(store, LEASE), outbox, new CredentialProgress(), worker, POLL, 4);
        commands = new CommandInbox(store, worker.family(), runner::wake);
        events = new EventInbox(store);
        runner.start();
    }

    /** Another process of the same vault, after this one. */
    public VaultInside restarted(Duration rotationLimit) throws SQLException {
        close();
        return new VaultInside(store, rootKeyFile, rotationLimit);
    }

    public static DataSource migratedStore() {
        return TestServers.migratedDatabase("vault", "db/messaging", "db/migration")
                .dataSource();
    }

    public void receive(Command command) {
        commands.receive(NOWHERE, WireFormat.encode(Envelope.of("test", command)));
    }

    public void receive(Message event) {
        receive(Envelope.of("test", event));
    }

    public void receive(Envelope<?> event) {
        events.receive(NOWHERE, WireFormat.encode(event), reaction);
    }

    /** All that was told so far, in order; nothing takes it away here. */
    public List<Message> told() throws SQLException {
        return Transactions.call(store, transaction -> {
            try (Statement statement = transaction.createStatement();
                    ResultSet rows = statement.executeQuery("select value from outbox order by position")) {
                List<Message> messages = new ArrayList<>();
                while (rows.next()) {
                    Decoded decoded = WireFormat.decode(rows.getString(1).getBytes(UTF_8));
                    messages.add(((Decoded.Known) decoded).envelope().data());
                }
                return messages;
            }
        });
    }

    public <M extends Message> List<M> told(Class<M> type) throws SQLException {
        return told().stream().filter(type::isInstance).map(type::cast).toList();
    }

    public Optional<Integer> version(DatabaseId database, SecretState state) throws SQLException {
        SecretReference app = new SecretReference(database, Purpose.APP);
        return Transactions.call(store, transaction -> secrets.find(transaction, app, state))
                .map(StoredSecret::version);
    }

    /** Whether this version can be redeemed, and opens. */
    public boolean holds(DatabaseId database, int version) throws SQLException {
        SecretReference app = new SecretReference(database, Purpose.APP);
        return Transactions.call(store, transaction -> secrets.find(transaction, app, version))
                .map(stored -> safe.open(stored).reveal().length() == 24)
                .orElse(false);
    }

    @Override
    public void close() {
        runner.close();
    }
}
