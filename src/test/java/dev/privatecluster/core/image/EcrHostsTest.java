package dev.privatecluster.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.privatecluster.core.image.EcrRegistry.Form;
import dev.privatecluster.input.FactsFiles;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which hosts are private registries of ECR, and which only look like some. */
final class EcrHostsTest {
    private static final Partitions PARTITIONS = FactsFiles.load().partitions();

    @ParameterizedTest
    @CsvSource({
        "111122223333.dkr.ecr.eu-west-1.amazonaws.com, eu-west-1, STANDARD",
        "111122223333.dkr.ecr.us-gov-west-1.amazonaws.com, us-gov-west-1, STANDARD",
        "111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn, cn-north-1, STANDARD",
        "111122223333.dkr.ecr.eusc-de-east-1.amazonaws.eu, eusc-de-east-1, STANDARD",
        "111122223333.dkr.ecr.us-iso-east-1.c2s.ic.gov, us-iso-east-1, STANDARD",
        "111122223333.dkr.ecr.us-isob-east-1.sc2s.sgov.gov, us-isob-east-1, STANDARD",
        "111122223333.dkr.ecr.eu-isoe-west-1.cloud.adc-e.uk, eu-isoe-west-1, STANDARD",
        "111122223333.dkr.ecr.us-isof-south-1.csp.hci.ic.gov, us-isof-south-1, STANDARD",
        "111122223333.dkr.ecr-fips.us-east-1.amazonaws.com, us-east-1, FIPS",
        "111122223333.dkr.ecr-fips.us-gov-east-1.amazonaws.com, us-gov-east-1, FIPS",
        "111122223333.dkr-ecr.eu-west-1.on.aws, eu-west-1, DUAL_STACK",
        "111122223333.dkr-ecr.us-gov-west-1.on.aws, us-gov-west-1, DUAL_STACK",
        "111122223333.dkr-ecr.cn-northwest-1.on.amazonwebservices.com.cn, cn-northwest-1, DUAL_STACK",
        "111122223333.dkr-ecr-fips.us-east-2.on.aws, us-east-2, DUAL_STACK_FIPS"
    })
    void knowsEveryHostForm(String host, String region, Form form) {
        assertThat(ecr(host)).isEqualTo(new EcrRegistry("111122223333", region, form));
    }

    @Test
    void comparesHostsWithoutCase() {
        assertThat(ecr("111122223333.DKR.ecr.US-WEST-2.AmazonAWS.com"))
                .isEqualTo(new EcrRegistry("111122223333", "us-west-2", Form.STANDARD));
    }

    @Test
    void keepsLeadingZerosOfAccounts() {
        assertThat(ecr("000000000001.dkr.ecr.us-west-2.amazonaws.com"))
                .isEqualTo(new EcrRegistry("000000000001", "us-west-2", Form.STANDARD));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "111122223333.dkr.ecr.us-west-2.amazonaws.com:443",
                "111122223333.dkr.ecr.us-west-2.amazonaws.com.evil.com",
                "evil.111122223333.dkr.ecr.us-west-2.amazonaws.com",
                "111122223333.dkr.ecr.us-west-2.amazonaws.com.cn",
                "111122223333.dkr.ecr.cn-north-1.amazonaws.com",
                "111122223333.dkr.ecr.us-west-2.amazonaws.eu",
                "111122223333.dkr.ecr.us-west-2.on.aws",
                "111122223333.dkr.ecr.us-west-2.api.aws",
                "111122223333.dkr-ecr.us-west-2.amazonaws.com",
                "111122223333.dkr-ecr.us-west-2.api.aws",
                "111122223333.dkr-ecr.cn-north-1.on.aws",
                "111122223333.dkr-ecr.eusc-de-east-1.on.aws",
                "111122223333.dkr-ecr.eusc-de-east-1.null",
                "111122223333.dkr_ecr.us-west-2.amazonaws.com",
                "111122223333.dkr.ecr-FIPS2.us-west-2.amazonaws.com",
                "11112222333.dkr.ecr.us-west-2.amazonaws.com",
                "1111222233334.dkr.ecr.us-west-2.amazonaws.com",
                "11112222333a.dkr.ecr.us-west-2.amazonaws.com",
                "١١١١٢٢٢٢٣٣٣٣.dkr.ecr.us-west-2.amazonaws.com",
                "111122223333.dkr.ecr.us-west-2.amazonaws.com.",
                "111122223333.dkr.ecr.us-west-2.amazonawsxcom",
                "111122223333.dkr.ecr.us-west.amazonaws.com",
                "111122223333.dkr.ecr.mars-west-2.amazonaws.com",
                "111122223333.dkr.ecr..amazonaws.com",
                "111122223333.dkr.ecr.amazonaws.com",
                "vpce-0123-abcd.dkr.ecr.us-west-2.vpce.amazonaws.com",
                "api.ecr.us-west-2.amazonaws.com",
                "public.ecr.aws",
                "ecr-public.aws.com",
                "docker.io",
                ""
            })
    void doesNotFallForLookAlikes(String host) {
        assertThat(ecr(host)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "us-west-2, 111122223333.dkr.ecr.us-west-2.amazonaws.com",
        "us-gov-east-1, 111122223333.dkr.ecr.us-gov-east-1.amazonaws.com",
        "cn-north-1, 111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn",
        "eusc-de-east-1, 111122223333.dkr.ecr.eusc-de-east-1.amazonaws.eu",
        "us-isob-east-1, 111122223333.dkr.ecr.us-isob-east-1.sc2s.sgov.gov",
        "mars-west-2,"
    })
    void buildsTheStandardHostOfARegion(String region, @Nullable String host) {
        assertThat(PARTITIONS.ecrHost("111122223333", region)).isEqualTo(host);
    }

    private static @Nullable EcrRegistry ecr(String host) {
        return PARTITIONS.ecrRegistry(RegistryName.of(host));
    }
}
