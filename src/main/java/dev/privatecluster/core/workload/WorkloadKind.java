package dev.privatecluster.core.workload;

import org.jspecify.annotations.Nullable;

/** The kinds that hold a pod spec, and where in them it is. The only table of this. */
public enum WorkloadKind {
    POD("", "Pod", "pods", ""),
    POD_TEMPLATE("", "PodTemplate", "podtemplates", "/template"),
    REPLICATION_CONTROLLER("", "ReplicationController", "replicationcontrollers", "/spec/template"),
    REPLICA_SET("apps", "ReplicaSet", "replicasets", "/spec/template"),
    DEPLOYMENT("apps", "Deployment", "deployments", "/spec/template"),
    STATEFUL_SET("apps", "StatefulSet", "statefulsets", "/spec/template"),
    DAEMON_SET("apps", "DaemonSet", "daemonsets", "/spec/template"),
    JOB("batch", "Job", "jobs", "/spec/template"),
    CRON_JOB("batch", "CronJob", "cronjobs", "/spec/jobTemplate/spec/template");

    private final String group;
    private final String kind;
    private final String resource;
    private final String templatePointer;

    WorkloadKind(String group, String kind, String resource, String templatePointer) {
        this.group = group;
        this.kind = kind;
        this.resource = resource;
        this.templatePointer = templatePointer;
    }

    /** The kind of this group and name, or null when it holds no pod spec. */
    public static @Nullable WorkloadKind of(String group, String kind) {
        for (WorkloadKind candidate : values()) {
            if (candidate.kind.equals(kind) && candidate.group.equals(group)) {
                return candidate;
            }
        }
        return null;
    }

    /** The API group; empty for the core group. */
    public String group() {
        return group;
    }

    public String kind() {
        return kind;
    }

    /** The plural name in the API's paths. */
    public String resource() {
        return resource;
    }

    /** JSON pointer from the object to what has a pod's {@code metadata} and {@code spec}; empty for a pod. */
    public String templatePointer() {
        return templatePointer;
    }

    public boolean isPod() {
        return this == POD;
    }
}
