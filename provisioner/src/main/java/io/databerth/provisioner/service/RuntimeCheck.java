package io.databerth.provisioner.service;

import io.databerth.provisioner.Provisioner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Tells whether the container engine answers. Work is kept and waits meanwhile, so the service stays ready. */
@Readiness
@ApplicationScoped
public class RuntimeCheck implements HealthCheck {
    @Inject
    Provisioner provisioner;

    @Override
    public HealthCheckResponse call() {
        var loop = provisioner.reconcileLoop();
        return HealthCheckResponse.named("reconciler")
                .up()
                .withData("last-look", loop.lastLook().toString())
                .withData("trouble", loop.trouble().orElse("none"))
                .build();
    }
}
