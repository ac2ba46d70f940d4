package io.databerth.backup;

import io.databerth.contracts.Secret;
import io.databerth.contracts.ids.DatabaseId;

/** The password that a database's user has now. */
@FunctionalInterface
public interface CurrentPassword {
    Secret of(DatabaseId database);
}
