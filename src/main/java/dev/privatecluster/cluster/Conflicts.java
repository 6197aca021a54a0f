package dev.privatecluster.cluster;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;

/** Somebody else was faster: nothing is wrong, it only has to be looked at again. */
final class Conflicts {
    private Conflicts() {}

    /** Whether a write failed because the object had changed, was made or was deleted since it was read. */
    static boolean isOne(RuntimeException failure) {
        return failure instanceof KubernetesClientException refusal
                && (refusal.getCode() == HttpURLConnection.HTTP_CONFLICT
                        || refusal.getCode() == HttpURLConnection.HTTP_NOT_FOUND);
    }
}
