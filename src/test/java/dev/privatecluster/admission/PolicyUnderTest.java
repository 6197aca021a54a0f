package dev.privatecluster.admission;

import dev.privatecluster.core.policy.Policy;
import dev.privatecluster.core.policy.PolicyCompiler;
import dev.privatecluster.core.policy.PolicyInForce;
import dev.privatecluster.core.policy.PolicySource;
import dev.privatecluster.core.rules.Rules;
import dev.privatecluster.input.FactsFiles;
import dev.privatecluster.input.PolicyFile;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A policy that tests can exchange. */
@Alternative
@Priority(1)
@Singleton
public class PolicyUnderTest implements PolicySource {
    public static final Path EXAMPLE = Path.of("deploy/examples/private-cluster.yaml");

    private final PolicyCompiler compiler =
            new PolicyCompiler(FactsFiles.load(), Rules.all(FactsFiles.load()).actionsById());
    private volatile @Nullable Policy policy = PolicyFile.load(EXAMPLE, compiler);

    public void load(Path file) {
        policy = PolicyFile.load(file, compiler);
    }

    /** Lets every review fail from here on. */
    void lose() {
        policy = null;
    }

    @Override
    public PolicyInForce inForceFor(String namespace) {
        Policy present = policy;
        if (present == null) {
            throw new IllegalStateException("lost");
        }
        return new PolicyInForce.Governed(present);
    }
}
