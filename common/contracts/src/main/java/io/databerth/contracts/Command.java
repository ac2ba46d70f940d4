package io.databerth.contracts;

import io.databerth.contracts.ids.OperationId;

/** A wish of the gateway; {@code generation} grows with each accepted change of a database, so that a late older wish can be told. */
public interface Command extends Message {
    OperationId operation();

    long generation();
}
