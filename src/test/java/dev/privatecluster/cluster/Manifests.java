package dev.privatecluster.cluster;

/** Manifests that tests apply. */
final class Manifests {
    private Manifests() {}

    /** A pod with one container, {@code web}, that an unchanged API server lets be replaced by this very manifest. */
    static String pod(String name, String image) {
        return """
                apiVersion: v1
                kind: Pod
                metadata:
                  name: %s
                spec:
                  # What the API server would fill in on creation, and on a replacement would find to be missing.
                  automountServiceAccountToken: false
                  serviceAccountName: default
                  containers:
                  - name: web
                    image: %s
                """
                .formatted(name, image);
    }

    /** A deployment whose pods carry its name as label {@code app}. */
    static String deployment(String name, int replicas, String image) {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: %1$s
                spec:
                  replicas: %2$d
                  selector:
                    matchLabels: {app: %1$s}
                  template:
                    metadata:
                      labels: {app: %1$s}
                    spec:
                      containers:
                      - name: web
                        image: %3$s
                """
                .formatted(name, replicas, image);
    }
}
