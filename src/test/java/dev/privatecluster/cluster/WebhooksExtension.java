package dev.privatecluster.cluster;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the webhooks of the run, which end with it, however it ends. */
final class WebhooksExtension implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Webhooks.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return webhooks(context);
    }

    static Webhooks webhooks(ExtensionContext context) {
        return wholeRun(context).computeIfAbsent(Webhooks.class, key -> new Webhooks(), Webhooks.class);
    }

    /** What is kept here is closed when the last test has ended. */
    static Store wholeRun(ExtensionContext context) {
        return context.getRoot().getStore(Namespace.create(WebhooksExtension.class));
    }
}
