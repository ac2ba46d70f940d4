package io.databerth.contracts.backup;

/**
 * A database of a server that is not ours.
 *
 * @param host a host name or an address, as the database's own container sees the network
 * @param database inside that server
 * @param username who logs in there
 */
public record ImportSource(String host, int port, String database, String username, SourceTls tls) {}
