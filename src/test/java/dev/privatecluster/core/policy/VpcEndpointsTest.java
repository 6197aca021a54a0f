package dev.privatecluster.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.privatecluster.testing.Policies;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VpcEndpointsTest {
    @Test
    void namesThoseThatAreNotListed() {
        VpcEndpoints endpoints = Policies.usWest2("vpcEndpoints: [sts, ec2]").endpoints();

        assertThat(endpoints.missing(List.of("elasticloadbalancing", "ec2", "sts", "logs")))
                .containsExactly("elasticloadbalancing", "logs");
        assertThat(endpoints.missing(List.of("sts"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "us-west-2, sts, com.amazonaws.us-west-2.sts",
        "us-west-2, route53, com.amazonaws.route53",
        "us-west-2, iam, com.amazonaws.iam",
        "cn-north-1, sts, cn.com.amazonaws.cn-north-1.sts",
        "cn-north-1, logs, com.amazonaws.cn-north-1.logs",
        "us-iso-east-1, autoscaling, gov.ic.c2s.us-iso-east-1.autoscaling",
        "us-isob-east-1, ecr.dkr, gov.sgov.sc2s.us-isob-east-1.ecr.dkr",
        "us-gov-west-1, ec2, com.amazonaws.us-gov-west-1.ec2",
    })
    void namesTheServiceInFullForThePartition(String region, String id, String name) {
        assertThat(Policies.in(region, "").endpoints().names(List.of(id))).containsExactly(name);
        assertThat(Policies.in(region, "")
                        .endpoints()
                        .inWords("Create com.amazonaws.{region}." + id + ". In {region}."))
                .isEqualTo("Create " + name + ". In " + region + ".");
    }
}
