package dev.privatecluster.core.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.privatecluster.core.policy.Feature;
import dev.privatecluster.core.rule.Examined;
import dev.privatecluster.core.rule.Finding;
import dev.privatecluster.core.rule.OtherObjects;
import dev.privatecluster.core.workload.FieldPath;
import dev.privatecluster.core.workload.KubernetesObject;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A rule about a CSI driver: its own images, and all objects that ask for its volumes. */
abstract class CsiDriverRule extends FeatureRule {
    private static final List<String> PROVISIONER_ANNOTATIONS =
            List.of("volume.kubernetes.io/storage-provisioner", "volume.beta.kubernetes.io/storage-provisioner");
    private static final String CLASS = "storageClassName";

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

    @Override
    public final void check(Examined examined, Consumer<Finding> findings) {
        reportImages(examined, "this is the driver itself", findings);
        KubernetesObject object = examined.object();
        if (examined.workload() != null) {
            checkVolumes(examined, findings);
        } else if (object.is("storage.k8s.io", "StorageClass")) {
            reportDriver(object.node().path("provisioner"), FieldPath.ROOT.field("provisioner"), examined, findings);
        } else if (object.is("storage.k8s.io", "CSIDriver")) {
            reportDriver(object.node().path("metadata").path("name"), object.namePath(), examined, findings);
        } else if (object.is("", "PersistentVolume")) {
            checkVolume(object.node().path("spec"), FieldPath.ROOT.field("spec"), examined, findings);
        } else if (object.is("", "PersistentVolumeClaim")) {
            checkClaim(object.node().path("spec"), FieldPath.ROOT.field("spec"), examined, findings);
            checkProvisioner(object, examined, findings);
        }
    }

    private void checkVolumes(Examined examined, Consumer<Finding> findings) {
        JsonNode volumes = examined.podSpec().path("volumes");
        for (int i = 0; i < volumes.size(); i++) {
            JsonNode volume = volumes.path(i);
            JsonNode claim =
                    volume.path("ephemeral").path("volumeClaimTemplate").path("spec");
            if (volume.has("csi") || !claim.isMissingNode() || isInTree(volume)) {
                FieldPath path = examined.podSpecPath().field("volumes").element(i);
                checkVolume(volume, path, examined, findings);
                checkClaim(
                        claim,
                        path.field("ephemeral").field("volumeClaimTemplate").field("spec"),
                        examined,
                        findings);
            }
        }
        JsonNode templates = examined.object().node().path("spec").path("volumeClaimTemplates");
        for (int i = 0; i < templates.size(); i++) {
            FieldPath path =
                    FieldPath.ROOT.field("spec").field("volumeClaimTemplates").element(i);
            checkClaim(templates.path(i).path("spec"), path.field("spec"), examined, findings);
        }
    }

    private boolean isInTree(JsonNode volume) {
        return inTreeVolume != null && volume.has(inTreeVolume);
    }

    private void checkVolume(JsonNode volume, FieldPath path, Examined examined, Consumer<Finding> findings) {
        reportDriver(volume.path("csi").path("driver"), path.field("csi").field("driver"), examined, findings);
        if (inTreeVolume != null && volume.has(inTreeVolume)) {
            report(examined, path.field(inTreeVolume), inTreeVolume, what, findings);
        }
    }

    /** Says nothing where the class is not known: the class itself is judged, too. */
    private void checkClaim(JsonNode claim, FieldPath path, Examined examined, Consumer<Finding> findings) {
        String name = claim.path(CLASS).asText();
        JsonNode storageClass =
                name.isEmpty() ? null : examined.others().find(OtherObjects.Kind.STORAGE_CLASS, "", name);
        if (storageClass != null) {
            reportDriver(storageClass.path("provisioner"), path.field(CLASS), examined, findings);
        }
    }

    /** Who provisions a claim is written down by the API server's controllers, once they know. */
    private void checkProvisioner(KubernetesObject claim, Examined examined, Consumer<Finding> findings) {
        for (String key : PROVISIONER_ANNOTATIONS) {
            JsonNode value = claim.node().path("metadata").path("annotations").path(key);
            if (signals().drivers().contains(value.asText())) {
                reportDriver(value, KubernetesObject.annotationPath(key), examined, findings);
                return;
            }
        }
    }

    private void reportDriver(JsonNode driver, FieldPath path, Examined examined, Consumer<Finding> findings) {
        String name = driver.asText();
        if (signals().drivers().contains(name)) {
            report(examined, path, name, what, findings);
        } else if (signals().relatedDrivers().contains(name)) {
            reportDoubt(examined, path, name, "it may be that " + what, findings);
        }
    }
}
