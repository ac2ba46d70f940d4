package io.databerth.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class KafkaStorageTest {
    /** The tool's parser takes a word that begins with a dash for an option, and refuses the start of one platform in 64. */
    @Test
    void aClusterIdThatBeginsWithADashIsNoWordOfItsOwn() {
        assertThat(KafkaStorage.formatCommand("-Ab3", Path.of("/f")))
                .contains("--cluster-id=-Ab3")
                .doesNotContain("-Ab3");
    }
}
