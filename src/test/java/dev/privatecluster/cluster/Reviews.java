package dev.privatecluster.cluster;

/** Reviews as an API server sends them. */
final class Reviews {
    static final String UID = "705ab4f5-6393-11e8-b7cc-42010a800002";

    /** The creation of a pod with an image of Docker Hub. */
    static final String CREATE = create(pod("nginx:1.27", "x"));

    private Reviews() {}

    static String create(String object) {
        return review("CREATE", object, "null");
    }

    static String update(String object, String oldObject) {
        return review("UPDATE", object, oldObject);
    }

    /** A pod with one environment variable, whose value is a JSON text without its quotes. */
    static String pod(String image, String value) {
        return """
                {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "default"},
                 "spec": {"containers": [{"name": "web", "image": "%s", "env": [{"name": "X", "value": "%s"}]}]}}
                """
                .formatted(image, value);
    }

    private static String review(String operation, String object, String oldObject) {
        return """
                {"kind": "AdmissionReview", "apiVersion": "admission.k8s.io/v1", "request": {
                 "uid": "%s",
                 "kind": {"group": "", "version": "v1", "kind": "Pod"},
                 "resource": {"group": "", "version": "v1", "resource": "pods"},
                 "requestKind": {"group": "", "version": "v1", "kind": "Pod"},
                 "requestResource": {"group": "", "version": "v1", "resource": "pods"},
                 "name": "web", "namespace": "default", "operation": "%s",
                 "userInfo": {"username": "admin", "groups": ["system:masters", "system:authenticated"]},
                 "object": %s, "oldObject": %s, "dryRun": false,
                 "options": {"kind": "CreateOptions", "apiVersion": "meta.k8s.io/v1"}}}
                """
                .formatted(UID, operation, object, oldObject);
    }
}
