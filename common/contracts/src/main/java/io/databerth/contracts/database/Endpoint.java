package io.databerth.contracts.database;

/** Where clients reach a database: the published address and port, and the name its certificate carries. */
public record Endpoint(String hostName, String address, int port) {}
