package dev.privatecluster.core.rules;

import dev.privatecluster.core.policy.Facts;

/** The Amazon FSx for Lustre CSI driver. */
final class FsxCsi extends CsiDriverRule {
    FsxCsi(Facts facts) {
        super(
                facts.feature("fsx-csi"),
                "The driver calls the API of FSx. There was no endpoint for it in 2020, so that the driver could not work in a private cluster; since then there is one.",
                "volumes of FSx are made through the API of FSx",
                null);
    }

    /** To mount a file system takes no more than its address. */
    @Override
    boolean callsForVolumesThatExist() {
        return false;
    }
}
