package dev.privatecluster.cluster;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/** Gives tests the one API server of the run, which ends with it, however it ends. */
final class ClusterExtension implements ExecutionCondition, BeforeAllCallback, ParameterResolver {
    /** A condition and no assumption, because only so the report counts the tests as skipped. */
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return start(context).reason() instanceof TestAbortedException reason
                ? ConditionEvaluationResult.disabled(reason.getMessage())
                : ConditionEvaluationResult.enabled("");
    }

    /** Fails a class once where the parameter would fail every test of it. */
    @Override
    public void beforeAll(ExtensionContext context) {
        start(context).cluster();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestCluster.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return start(context).cluster();
    }

    private static Start start(ExtensionContext context) {
        return WebhooksExtension.wholeRun(context)
                .computeIfAbsent(Start.class, key -> Start.attempt(WebhooksExtension.webhooks(context)), Start.class);
    }

    /** How the start of the API server went. It is tried once: what failed for one test fails for all at once. */
    private record Start(@Nullable TestCluster started, @Nullable Throwable reason) implements AutoCloseable {
        static Start attempt(Webhooks webhooks) {
            try {
                return new Start(new TestCluster(webhooks), null);
            } catch (TestAbortedException | AssertionError reason) {
                System.err.println(reason.getMessage());
                return new Start(null, reason);
            }
        }

        TestCluster cluster() {
            if (started == null) {
                throw new AssertionError("The API server did not start.", reason);
            }
            return started;
        }

        @Override
        public void close() {
            if (started != null) {
                started.close();
            }
        }
    }
}
