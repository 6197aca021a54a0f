package dev.privatecluster.core.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.privatecluster.core.policy.Feature;
import dev.privatecluster.core.policy.Feature.Stance;
import dev.privatecluster.core.rule.Examined;
import dev.privatecluster.core.rule.Finding;
import dev.privatecluster.core.workload.FieldPath;
import dev.privatecluster.core.workload.KubernetesObject;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A rule about a CSI driver: its own images, and all objects that ask for its volumes. */
abstract class CsiDriverRule extends FeatureRule {
    private static final List<String> PROVISIONER_ANNOTATIONS =
            List.of("volume.kubernetes.io/storage-provisioner", "volume.beta.kubernetes.io/storage-provisioner");
    private static final String PROVISIONED_BY = "pv.kubernetes.io/provisioned-by";
    private static final FieldPath SPEC = FieldPath.ROOT.field("spec");
    private static final FieldPath PROVISIONER = FieldPath.ROOT.field("provisioner");

    private final String what;
    private final @Nullable String inTreeVolume;

    /**
     * @param explanation why it cannot work just so, in full sentences
     * @param what what asks for the driver's volumes does, a clause without its full stop
     * @param inTreeVolume the field of volumes that were the driver's before there was CSI; null when there is none
     */
    CsiDriverRule(Feature feature, String explanation, String what, @Nullable String inTreeVolume) {
        super(feature, explanation);
        this.what = what;
        this.inTreeVolume = inTreeVolume;
    }

    /** Whether the driver calls its API for volumes that somebody else has made, too. */
    abstract boolean callsForVolumesThatExist();

    /** Whether a class lets the driver make volumes, for all that is known of it. */
    boolean makesVolumes(JsonNode storageClass) {
        return true;
    }

    @Override
    public final void check(Examined examined, Consumer<Finding> findings) {
        if (stance(examined) == Stance.WARN) {
            // What the page of 2020 says of such a driver is about its images alone.
            reportImages(examined, "the images of this driver have to be those of the cluster's own region", findings);
            return;
        }
        reportImages(examined, "this is the driver itself", findings);
        KubernetesObject object = examined.object();
        JsonNode node = object.node();
        if (examined.workload() != null) {
            VolumeRequest.ofPods(examined, request -> check(request, examined, findings));
            checkInTree(examined, findings);
        } else if (object.is("storage.k8s.io", "StorageClass")) {
            reportDriver(node.path("provisioner").asText(), makesVolumes(node), PROVISIONER, examined, findings);
        } else if (object.is("storage.k8s.io", "CSIDriver")) {
            reportDriver(object.name(), true, object.namePath(), examined, findings);
        } else if (object.is("", "PersistentVolume")) {
            checkPersistentVolume(object, examined, findings);
        } else if (object.is("", "PersistentVolumeClaim")) {
            VolumeRequest.ofClaim(node.path("spec"), SPEC, examined, request -> check(request, examined, findings));
            checkProvisioner(object, examined, findings);
        }
    }

    private void check(VolumeRequest request, Examined examined, Consumer<Finding> findings) {
        JsonNode storageClass = request.storageClass();
        boolean isCertain = storageClass == null ? callsForVolumesThatExist(examined) : makesVolumes(storageClass);
        reportDriver(request.driver(), isCertain, request.path(), examined, findings);
    }

    /** Where the feature is refused whatever endpoints there are, what it calls does not matter. */
    private boolean callsForVolumesThatExist(Examined examined) {
        return callsForVolumesThatExist() || stance(examined) == Stance.DENY;
    }

    private void checkInTree(Examined examined, Consumer<Finding> findings) {
        if (inTreeVolume == null) {
            return;
        }
        JsonNode volumes = examined.podSpec().path("volumes");
        for (int i = 0; i < volumes.size(); i++) {
            if (volumes.path(i).has(inTreeVolume)) {
                FieldPath path = examined.podSpecPath().field("volumes").element(i);
                report(examined, path.field(inTreeVolume), inTreeVolume, what, findings);
            }
        }
    }

    /** A volume that the driver has made is there already: to refuse it would only lose sight of it. */
    private void checkPersistentVolume(KubernetesObject volume, Examined examined, Consumer<Finding> findings) {
        boolean isCertain = volume.annotation(PROVISIONED_BY) == null && callsForVolumesThatExist(examined);
        JsonNode spec = volume.node().path("spec");
        VolumeRequest.ofVolume(
                spec, SPEC, request -> reportDriver(request.driver(), isCertain, request.path(), examined, findings));
        if (inTreeVolume != null && spec.has(inTreeVolume)) {
            report(isCertain, examined, SPEC.field(inTreeVolume), inTreeVolume, findings);
        }
    }

    /** Who provisions a claim is written down by Kubernetes itself, which must not be hindered. */
    private void checkProvisioner(KubernetesObject claim, Examined examined, Consumer<Finding> findings) {
        for (String key : PROVISIONER_ANNOTATIONS) {
            String driver = claim.annotation(key);
            if (driver != null && signals().drivers().contains(driver)) {
                reportDriver(driver, false, KubernetesObject.annotationPath(key), examined, findings);
                return;
            }
        }
    }

    private void reportDriver(
            String name, boolean isCertain, FieldPath path, Examined examined, Consumer<Finding> findings) {
        if (signals().drivers().contains(name)) {
            report(isCertain, examined, path, name, findings);
        } else if (signals().relatedDrivers().contains(name)) {
            report(false, examined, path, name, findings);
        }
    }

    private void report(
            boolean isCertain, Examined examined, FieldPath path, String subject, Consumer<Finding> findings) {
        if (isCertain) {
            report(examined, path, subject, what, findings);
        } else {
            reportDoubt(examined, path, subject, "it may be that " + what, findings);
        }
    }
}
