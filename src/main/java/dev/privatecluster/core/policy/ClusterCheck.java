package dev.privatecluster.core.policy;

import java.util.List;

/**
 * Something about a whole cluster, its nodes or its network, that no single object shows when it is admitted.
 *
 * @param id as {@code facts/features.yaml} names it
 * @param title in a few words
 * @param statements of the EKS page on private clusters of 2020 that are about it, such as {@code S02}
 * @param ways how to find out
 * @param remedy what to do about it
 * @param history what changed when, one sentence each
 */
public record ClusterCheck(
        String id, String title, List<String> statements, List<String> ways, String remedy, List<String> history) {
    public ClusterCheck {
        statements = List.copyOf(statements);
        ways = List.copyOf(ways);
        history = List.copyOf(history);
    }
}
