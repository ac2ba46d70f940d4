package io.databerth.provisioner;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.ids.OperationId;
import io.databerth.engine.Launch;
import io.databerth.provisioner.plan.Blueprint;
import io.databerth.provisioner.plan.ManagedDatabase;
import io.databerth.provisioner.plan.OwnLabels;
import io.databerth.provisioner.plan.Site;
import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.VolumeCopy;
import java.util.Map;

/** Copies of a database's volumes, made by containers of its own image. */
public final class VolumeCopies {
    private final ContainerRuntime runtime;
    private final Site site;

    public VolumeCopies(ContainerRuntime runtime, Site site) {
        this.runtime = runtime;
        this.site = site;
    }

    /**
     * Begins one into a volume that is made anew.
     *
     * @throws CodedException DISK_FULL when there is no room for it; nothing is left then
     */
    VolumeCopy begin(
            Blueprint blueprint, OperationId operation, String source, String target, Map<String, String> labels) {
        VolumeCopy copy = VolumeCopy.begin(runtime, plan(blueprint, operation, source, target), labels);
        try {
            copy.lack().ifPresent(reason -> {
                throw new CodedException(ErrorCode.DISK_FULL, reason);
            });
            return copy;
        } catch (RuntimeException failed) {
            copy.close();
            remove(target, labels);
            throw failed;
        }
    }

    /** One that is not there is fine. */
    void remove(String target, Map<String, String> labels) {
        VolumeCopy.removeTarget(runtime, target, labels);
    }

    private VolumeCopy.Plan plan(Blueprint blueprint, OperationId operation, String source, String target) {
        ManagedDatabase database = blueprint.database();
        Launch launch = blueprint.version().launch();
        return new VolumeCopy.Plan(
                "databerth-copy-" + operation,
                database.chosenImage(),
                launch.user().toString(),
                launch.dataPath(),
                source,
                target,
                OwnLabels.copying(site, database.id(), operation));
    }
}
