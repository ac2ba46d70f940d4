package io.databerth.launcher.bench;

import io.databerth.contracts.Secret;
import io.databerth.embedded.ThrowAwayCertificate;
import io.databerth.engine.Access;
import io.databerth.engine.Engine;
import io.databerth.engine.EngineCatalog;
import io.databerth.engine.EngineVersion;
import io.databerth.engine.Sku;
import io.databerth.launcher.client.GatewayClient;
import io.databerth.runtime.RuntimeFailure;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Each engine's server by the platform against the same one without it, in turn, so that both meet the same machine. */
record EngineMeasurement(EngineCatalog catalog, EngineImages images, OwnServer own, ThrowAwayCertificate certificate) {
    /** The services run for weeks: their first minutes, in which they are compiled, are not what people wait for. */
    private static final int WARM_UP = 6;

    /** How often, and how long after it was ready a server is at rest. */
    record Plan(int runs, Duration settling) {
        Plan {
            if (runs < 1 || settling.isNegative()) {
                throw new IllegalArgumentException("give at least one run and a time to settle of zero or more");
            }
        }
    }

    void warmUp() throws InterruptedException {
        EngineVersion version = catalog.defaultEngine().orElseThrow().preferred();
        for (int round = 0; round < WARM_UP; round++) {
            own.measure(version, size(version).orElseThrow(), Duration.ZERO);
        }
    }

    EngineLine measure(Engine engine, Plan plan) throws InterruptedException {
        EngineVersion version = engine.preferred();
        if (engine.access() == Access.FILE) {
            return without(version, "not compared: an embedded library has no server to wait for");
        }
        Optional<Sku> size = size(version);
        if (size.isEmpty()) {
            return without(version, "not compared: no size with enough memory has as few processors as this machine");
        }
        try {
            Optional<String> image = images.of(version);
            return image.isPresent()
                    ? compare(version, size.get(), image.get(), plan)
                    : without(version, "not compared: none of its images is on this machine, nor can be built here");
        } catch (IllegalStateException | GatewayClient.UnexpectedAnswer | RuntimeFailure | IOException failed) {
            // One engine that cannot be measured does not take the others' figures away.
            return without(version, "not compared: " + failed.getMessage());
        }
    }

    private EngineLine compare(EngineVersion version, Sku size, String image, Plan plan)
            throws IOException, InterruptedException {
        var plain = new ArrayList<EngineLine.Figures>();
        var ours = new ArrayList<OwnServer.Life>();
        for (int round = 0; round < plan.runs(); round++) {
            boolean first = round % 2 == 0;
            if (first) {
                plain.add(plain(version, size, image, plan));
            }
            ours.add(own.measure(version, size, plan.settling()));
            if (!first) {
                plain.add(plain(version, size, image, plan));
            }
        }
        return new EngineLine.Compared(
                version.engine(),
                version.id(),
                size.id(),
                median(plain),
                median(ours.stream().map(OwnServer.Life::figures).toList()),
                OwnParts.median(ours.stream().map(OwnServer.Life::parts).toList()));
    }

    private EngineLine.Figures plain(EngineVersion version, Sku size, String image, Plan plan)
            throws IOException, InterruptedException {
        var launch = new PlainLaunch(version, image, size, certificate, password());
        return new PlainServer(images.runtime(), launch).measure(plan.settling());
    }

    /** In the form that the vault gives: some servers refuse weaker ones. */
    private static Secret password() {
        byte[] bytes = new byte[18];
        new SecureRandom().nextBytes(bytes);
        return Secret.of(
                Base64.getEncoder().encodeToString(bytes).replace('+', 'A').replace('/', 'B'));
    }

    private static EngineLine.Figures median(List<EngineLine.Figures> all) {
        return new EngineLine.Figures(
                new Samples(all.stream().map(EngineLine.Figures::readySeconds).toList()).median(),
                new Samples(all.stream().map(EngineLine.Figures::idleMegabytes).toList()).median());
    }

    private Optional<Sku> size(EngineVersion version) {
        return ComparedSize.of(
                catalog.skus(),
                version.launch().memoryFloor(),
                Runtime.getRuntime().availableProcessors());
    }

    private static EngineLine without(EngineVersion version, String reason) {
        return new EngineLine.NotCompared(version.engine(), version.id(), reason);
    }
}
