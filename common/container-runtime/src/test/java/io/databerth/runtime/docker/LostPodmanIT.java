package io.databerth.runtime.docker;

import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnPodman.class)
class LostPodmanIT extends LostDockerIT {
    @Override
    Endpoint engine() {
        return OnPodman.endpoint();
    }
}
