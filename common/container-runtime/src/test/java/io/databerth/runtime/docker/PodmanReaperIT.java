package io.databerth.runtime.docker;

import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnPodman.class)
class PodmanReaperIT extends ReaperIT {
    @Override
    Endpoint engine() {
        return OnPodman.endpoint();
    }
}
