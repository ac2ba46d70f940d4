package io.databerth.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class InstallationTest {
    @Test
    void whetherImportsMayComeFromThisHostIsAPlainYesOrNo() {
        assertThat(Installation.localAddresses("true")).containsEntry("databerth.import.local-addresses", "true");
        assertThat(Installation.localAddresses("false")).containsEntry("databerth.import.local-addresses", "false");
        assertThatThrownBy(() -> Installation.localAddresses("yes")).hasMessageContaining("true or false");
    }

    @Test
    void howAnEnvironmentIsBackedUpIsOneOfFourWords() {
        assertThat(Installation.backups("staging", "none")).containsEntry("databerth.backups.staging", "none");
        assertThatThrownBy(() -> Installation.backups("production", "yearly"))
                .hasMessageContaining("DATABERTH_BACKUPS_PRODUCTION")
                .hasMessageContaining("weekly");
    }

    @Test
    void backupsLieUnderAnAbsolutePath() {
        assertThat(Installation.backupDirectory("/mnt/backups"))
                .containsEntry("databerth.backup.directory", "/mnt/backups");
        assertThatThrownBy(() -> Installation.backupDirectory("backups")).hasMessageContaining("absolute path");
    }
}
