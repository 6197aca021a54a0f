package dev.privatecluster.core.rules;

import dev.privatecluster.core.policy.Facts;

/** The Amazon EFS CSI driver. */
final class EfsCsi extends CsiDriverRule {
    EfsCsi(Facts facts) {
        super(
                facts.feature("efs-csi"),
                "The controller of the driver makes access points through the API of EFS, and hangs without its endpoint. In 2020 the page asked for the driver's images of the cluster's own region, which they are rewritten to.",
                "volumes of EFS are made through the API of EFS",
                null);
    }
}
