package dev.privatecluster.core.workload;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The kinds that hold a pod spec, and where in them it is. The only table of this. */
public enum WorkloadKind {
    POD("", "Pod", "pods", List.of()),
    POD_TEMPLATE("", "PodTemplate", "podtemplates", List.of("template")),
    REPLICATION_CONTROLLER("", "ReplicationController", "replicationcontrollers", List.of("spec", "template")),
    REPLICA_SET("apps", "ReplicaSet", "replicasets", List.of("spec", "template")),
    DEPLOYMENT("apps", "Deployment", "deployments", List.of("spec", "template")),
    STATEFUL_SET("apps", "StatefulSet", "statefulsets", List.of("spec", "template")),
    DAEMON_SET("apps", "DaemonSet", "daemonsets", List.of("spec", "template")),
    JOB("batch", "Job", "jobs", List.of("spec", "template")),
    CRON_JOB("batch", "CronJob", "cronjobs", List.of("spec", "jobTemplate", "spec", "template"));

    private final String group;
    private final String kind;
    private final String resource;
    private final List<String> templatePath;

    WorkloadKind(String group, String kind, String resource, List<String> templatePath) {
        this.group = group;
        this.kind = kind;
        this.resource = resource;
        this.templatePath = templatePath;
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

    /** The fields that lead from the object to what has a pod's {@code metadata} and {@code spec}; empty for a pod. */
    public List<String> templatePath() {
        return templatePath;
    }

    public boolean isPod() {
        return this == POD;
    }
}
