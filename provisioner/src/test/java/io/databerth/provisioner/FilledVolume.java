package io.databerth.provisioner;

import io.databerth.contracts.Labels;
import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.runtime.fake.FakeRuntime;
import java.util.Map;

/** A volume as the backup worker leaves it. */
final class FilledVolume {
    static final String NAME = "shop-filled";

    private FilledVolume() {}

    /** For the database and the operation of this command. */
    static void make(FakeRuntime runtime, DatabaseCommand wish) {
        runtime.createVolume(
                NAME,
                Map.of(
                        Labels.SITE, "test-site",
                        Labels.DATABASE, wish.database().toString(),
                        Labels.ROLE, Labels.DATABASE_ROLE,
                        Labels.RESTORE, wish.operation().toString(),
                        Labels.VOLUME, wish.operation().value().toString()));
    }
}
