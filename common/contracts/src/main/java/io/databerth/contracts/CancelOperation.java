package io.databerth.contracts;

import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;

/**
 * A wish that an operation end before it is done. It comes on the topic of the operation's own command, and so after it. An
 * operation that has ended, or is past its point of no return, goes on as if nobody had asked.
 */
@WireName("operation.cancel")
public record CancelOperation(OperationId operation, DatabaseId database) implements Message {}
