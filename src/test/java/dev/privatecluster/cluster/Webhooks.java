package dev.privatecluster.cluster;

import java.util.HashMap;
import java.util.Map;

/** The webhooks of a test run: one process a policy, started when a test asks for it first. */
final class Webhooks implements AutoCloseable {
    private final Map<TestPolicy, WebhookProcess> processes = new HashMap<>();

    /** The process that serves the policy. */
    synchronized WebhookProcess serving(TestPolicy policy) {
        return processes.computeIfAbsent(policy, wanted -> WebhookProcess.start(wanted.file()));
    }

    @Override
    public synchronized void close() {
        processes.values().forEach(WebhookProcess::close);
        processes.clear();
    }
}
