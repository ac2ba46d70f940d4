package io.databerth.runtime;

/**
 * The addresses of a network, in CIDR notation.
 *
 * @param gateway the address of the host on it
 * @param leased the part of the subnet from which containers get an address that ask for none; the rest is for those that do
 */
public record NetworkRange(String subnet, String gateway, String leased) {}
