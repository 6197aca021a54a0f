package dev.privatecluster.core.workload;

import org.jspecify.annotations.Nullable;

/** The kinds that hold a pod spec, and where in them it is. The only table of this. */
public enum WorkloadKind {
    POD("", "Pod", "", null),
    POD_TEMPLATE("", "PodTemplate", "/template", null),
    REPLICATION_CONTROLLER("", "ReplicationController", "/spec/template", "ReplicationController"),
    REPLICA_SET("apps", "ReplicaSet", "/spec/template", "apps/ReplicaSet"),
    DEPLOYMENT("apps", "Deployment", "/spec/template", "apps/ReplicaSet"),
    STATEFUL_SET("apps", "StatefulSet", "/spec/template", "apps/StatefulSet"),
    DAEMON_SET("apps", "DaemonSet", "/spec/template", "apps/DaemonSet"),
    JOB("batch", "Job", "/spec/template", "batch/Job"),
    CRON_JOB("batch", "CronJob", "/spec/jobTemplate/spec/template", "batch/Job");

    private static final FieldPath POD_SPEC = FieldPath.ROOT.field("spec");

    private final String group;
    private final String kind;
    private final String templatePointer;
    private final @Nullable String controllerOfPods;

    WorkloadKind(String group, String kind, String templatePointer, @Nullable String controllerOfPods) {
        this.group = group;
        this.kind = kind;
        this.templatePointer = templatePointer;
        this.controllerOfPods = controllerOfPods;
    }

    /** The kind of this group (empty for the core group) and name, or null when it holds no pod spec. */
    public static @Nullable WorkloadKind of(String group, String kind) {
        for (WorkloadKind candidate : values()) {
            if (candidate.kind.equals(kind) && candidate.group.equals(group)) {
                return candidate;
            }
        }
        return null;
    }

    /** JSON pointer from the object to what has a pod's {@code metadata} and {@code spec}; empty for a pod. */
    public String templatePointer() {
        return templatePointer;
    }

    /** Where objects of this kind have their pod spec. */
    public FieldPath podSpecPath() {
        return isPod() ? POD_SPEC : templatePath().field("spec");
    }

    /** Where objects of this kind have the metadata of their pods. */
    public FieldPath podMetadataPath() {
        return templatePath().field("metadata");
    }

    private FieldPath templatePath() {
        FieldPath path = FieldPath.ROOT;
        for (String field : templatePointer.split("/", -1)) {
            path = field.isEmpty() ? path : path.field(field);
        }
        return path;
    }

    /** The controller that the pods to come will have, as {@code group/Kind}; null when that is not said. */
    public @Nullable String controllerOfPods() {
        return controllerOfPods;
    }

    public boolean isPod() {
        return this == POD;
    }
}
