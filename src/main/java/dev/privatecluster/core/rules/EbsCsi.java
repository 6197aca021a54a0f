package dev.privatecluster.core.rules;

import dev.privatecluster.core.policy.Facts;

/** The Amazon EBS CSI driver. */
final class EbsCsi extends CsiDriverRule {
    EbsCsi(Facts facts) {
        super(
                facts.feature("ebs-csi"),
                "The controller of the driver creates and attaches volumes through the API of EC2, and hangs without its endpoint. EKS Auto Mode has a driver of its own, which runs outside of the VPC.",
                "volumes of EBS are made through the API of EC2",
                "awsElasticBlockStore");
    }

    /** To attach a volume takes EC2. */
    @Override
    boolean callsForVolumesThatExist() {
        return true;
    }
}
