package dev.privatecluster.serving;

import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.core.policy.PolicyCompiler;
import dev.privatecluster.core.policy.PolicySource;
import dev.privatecluster.input.PolicyFile;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The policy of a process that runs without a cluster: read once, at the start. */
@Singleton
@Startup
public class PolicyFromFile implements PolicySource {
    private final Policy policy;

    @Inject
    PolicyFromFile(@ConfigProperty(name = ServeProperties.POLICY) Path file, PolicyCompiler compiler) {
        policy = PolicyFile.load(file, compiler);
    }

    @Override
    public Policy current() {
        return policy;
    }
}
