package dev.privatecluster.core.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.privatecluster.core.policy.Facts;

/** The Amazon EFS CSI driver. */
final class EfsCsi extends CsiDriverRule {
    EfsCsi(Facts facts) {
        super(
                facts.feature("efs-csi"),
                "The controller of the driver makes access points through the API of EFS, and hangs without its endpoint. To mount a file system that is there already takes no such call. In 2020 the page asked for the driver's images of the cluster's own region, which they are rewritten to.",
                "volumes of EFS are made through the API of EFS",
                null);
    }

    /** To mount a file system takes no more than its address. */
    @Override
    boolean callsForVolumesThatExist() {
        return false;
    }

    /** With its other modes, or none, a class is only a name for file systems that are there. */
    @Override
    boolean makesVolumes(JsonNode storageClass) {
        return storageClass.path("parameters").path("provisioningMode").asText().equals("efs-ap");
    }
}
