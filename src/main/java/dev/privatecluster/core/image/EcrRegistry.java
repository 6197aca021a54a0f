package dev.privatecluster.core.image;

/**
 * A private ECR registry, as a host name says it.
 *
 * @param accountId 12 digits
 * @param region the AWS region
 * @param form which of its host names this is
 */
public record EcrRegistry(String accountId, String region, Form form) {
    /** The host names that one registry has. */
    public enum Form {
        /** {@code 111122223333.dkr.ecr.us-west-2.amazonaws.com}. */
        STANDARD,
        /** With {@code ecr-fips} in place of {@code ecr}: the endpoint with validated cryptography. */
        FIPS,
        /** {@code 111122223333.dkr-ecr.us-west-2.on.aws}: IPv4 and IPv6. */
        DUAL_STACK,
        /** Both. */
        DUAL_STACK_FIPS
    }
}
