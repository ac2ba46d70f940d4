package io.databerth.provisioner.plan;

import io.databerth.contracts.database.UserAccess;

/** A user that a database has besides its own. */
public record FurtherUser(String name, UserAccess access) {}
