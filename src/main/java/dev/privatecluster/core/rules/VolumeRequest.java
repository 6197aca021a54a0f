package dev.privatecluster.core.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.privatecluster.core.rule.Examined;
import dev.privatecluster.core.rule.OtherObjects;
import dev.privatecluster.core.workload.FieldPath;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A driver that an object asks for a volume of.
 *
 * @param driver its name
 * @param path where it is asked for
 * @param storageClass the class of a claim, through which it is asked for; null where a volume names the driver itself
 */
record VolumeRequest(String driver, FieldPath path, @Nullable JsonNode storageClass) {
    private static final String CLASS = "storageClassName";
    private static final String TEMPLATE = "volumeClaimTemplate";
    private static final FieldPath SPEC = FieldPath.ROOT.field("spec");

    /** Those of a pod spec, and of the claims that are made for its pods. */
    static void ofPods(Examined examined, Consumer<VolumeRequest> requests) {
        JsonNode volumes = examined.podSpec().path("volumes");
        for (int i = 0; i < volumes.size(); i++) {
            JsonNode volume = volumes.path(i);
            JsonNode template = volume.path("ephemeral").path(TEMPLATE);
            if (volume.has("csi") || !template.isMissingNode()) {
                FieldPath path = examined.podSpecPath().field("volumes").element(i);
                ofVolume(volume, path, requests);
                ofClaim(
                        template.path("spec"),
                        path.field("ephemeral").field(TEMPLATE).field("spec"),
                        examined,
                        requests);
            }
        }
        if (examined.object().is("apps", "StatefulSet")) {
            ofStatefulSet(examined, requests);
        }
    }

    private static void ofStatefulSet(Examined examined, Consumer<VolumeRequest> requests) {
        JsonNode claims = examined.object().node().path("spec").path("volumeClaimTemplates");
        for (int i = 0; i < claims.size(); i++) {
            FieldPath path = SPEC.field("volumeClaimTemplates").element(i);
            ofClaim(claims.path(i).path("spec"), path.field("spec"), examined, requests);
        }
    }

    /** That of a volume, which may name its driver. */
    static void ofVolume(JsonNode volume, FieldPath path, Consumer<VolumeRequest> requests) {
        String driver = volume.path("csi").path("driver").asText();
        if (!driver.isEmpty()) {
            requests.accept(new VolumeRequest(driver, path.field("csi").field("driver"), null));
        }
    }

    /** That of a claim. Says nothing where the class is not known: the class itself is judged, too. */
    static void ofClaim(JsonNode claim, FieldPath path, Examined examined, Consumer<VolumeRequest> requests) {
        String name = claim.path(CLASS).asText();
        JsonNode storageClass =
                name.isEmpty() ? null : examined.others().find(OtherObjects.Kind.STORAGE_CLASS, "", name);
        if (storageClass != null) {
            String driver = storageClass.path("provisioner").asText();
            requests.accept(new VolumeRequest(driver, path.field(CLASS), storageClass));
        }
    }
}
