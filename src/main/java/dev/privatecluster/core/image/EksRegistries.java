package dev.privatecluster.core.image;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The registries, one a region, that hold the images of EKS itself and of its add-ons; AWS owns their accounts. */
public final class EksRegistries {
    private final Map<String, String> accountsByRegion;

    /**
     * @param accountsByRegion the account that owns each region's registry
     */
    public EksRegistries(Map<String, String> accountsByRegion) {
        this.accountsByRegion = Map.copyOf(accountsByRegion);
    }

    /** Whether this is the registry of EKS in its region, in any host form. */
    public boolean contains(EcrRegistry registry) {
        return registry.accountId().equals(accountsByRegion.get(registry.region()));
    }

    /** The regions whose registry is known. */
    public Set<String> regions() {
        return accountsByRegion.keySet();
    }

    /** The account of EKS in a region, or null when it is not known. */
    public @Nullable String accountIn(String region) {
        return accountsByRegion.get(region);
    }
}
