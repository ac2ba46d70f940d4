package io.databerth.gateway.databases;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Looks once at where this host can publish. */
@ApplicationScoped
class PublishingProducer {
    @Produces
    @Singleton
    Publishing publishing(@ConfigProperty(name = "databerth.base-domain") Optional<String> baseDomain) {
        return new Publishing(baseDomain, BindAddress.ofThisHost());
    }
}
