package io.databerth.runtime.docker;

import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnPodman.class)
class PodmanSecrecyIT extends PasswordSecrecyIT {
    @Override
    Endpoint engine() {
        return OnPodman.endpoint();
    }
}
