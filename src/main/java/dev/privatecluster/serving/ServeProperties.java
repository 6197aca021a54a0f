package dev.privatecluster.serving;

/** The names of the properties by which the command line configures the serving process. */
public final class ServeProperties {
    /** The file with the {@code PrivateCluster}. */
    public static final String POLICY = "private-cluster.policy";

    /** The file with the certificate of the authority that clients have to trust. */
    public static final String AUTHORITY = "private-cluster.authority";

    private ServeProperties() {}
}
