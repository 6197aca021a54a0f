package dev.privatecluster.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BootstrapScriptTest {
    private static List<String> missing(BootstrapScript.@Nullable Incomplete incomplete) {
        return incomplete == null ? List.of() : incomplete.missing();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/eks/bootstrap.sh private",
                "/etc/eks/bootstrap.sh ${CLUSTER}",
                "/etc/eks/bootstrap.sh \"$CLUSTER\" --dns-cluster-ip $DNS --use-max-pods false",
                "/etc/eks/bootstrap.sh {{ .Cluster }}",
                "set -ex; /etc/eks/bootstrap.sh private; shutdown -c $X",
                "if ! bash -x /etc/eks/bootstrap.sh private; then reboot; fi",
                "runcmd:\n- [/etc/eks/bootstrap.sh, private]\n",
                "runcmd:\r\n- /etc/eks/bootstrap.sh private\r\n",
                "export X=1 && A=b sudo /etc/eks/bootstrap.sh private",
                "# --apiserver-endpoint a --b64-cluster-ca b\n/etc/eks/bootstrap.sh private",
            })
    void seesACallThatLeavesBothToTheApi(String text) {
        assertThat(missing(BootstrapScript.call(text))).containsExactly("--apiserver-endpoint", "--b64-cluster-ca");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/etc/eks/bootstrap.sh private --apiserver-endpoint a --b64-cluster-ca b",
                "/etc/eks/bootstrap.sh private \\\n  --apiserver-endpoint=$A \\\n  --b64-cluster-ca=$B",
                "ARGS=\"--b64-cluster-ca b --apiserver-endpoint a\"\n/etc/eks/bootstrap.sh private $ARGS",
                // What these hold is decided elsewhere.
                "/etc/eks/bootstrap.sh private $ARGS",
                "/etc/eks/bootstrap.sh private \"$@\"",
                "/etc/eks/bootstrap.sh private {{ .Args }}",
                "L2V0Yy9la3MvYm9vdHN0cmFwLnNoIHByaXZhdGU=",
                // These do not call it.
                "#/etc/eks/bootstrap.sh private",
                "sed -i s/a/b/ /etc/eks/bootstrap.sh",
                "cat /etc/eks/bootstrap.sh | grep a",
                "test -x /etc/eks/bootstrap.sh",
                "cp -a /opt/bootstrap.sh /etc/eks/bootstrap.sh.new",
            })
    void keepsSilentAboutTheRest(String text) {
        assertThat(BootstrapScript.call(text)).isNull();
    }

    @Test
    void knowsWindows() {
        String start = "& $Script -EKSClusterName private ";
        assertThat(missing(BootstrapScript.call(start))).containsExactly("-APIServerEndpoint", "-Base64ClusterCA");
        assertThat(missing(BootstrapScript.call(start + "`\n -apiserverendpoint https://a")))
                .containsExactly("-Base64ClusterCA");
        assertThat(BootstrapScript.call(start + "-APIServerEndpoint $A -Base64ClusterCA $B"))
                .isNull();
        assertThat(BootstrapScript.call(start + "-KubeletExtraArgs a $Rest")).isNull();
    }

    @Test
    void knowsNodeConfigs() {
        assertThat(missing(BootstrapScript.nodeConfig("kind: NodeConfig\nspec: {}")))
                .containsExactly("apiServerEndpoint", "certificateAuthority");
        assertThat(missing(BootstrapScript.nodeConfig("{\"kind\": \"NodeConfig\", \"spec\": {\"cluster\": {}}}")))
                .hasSize(2);
        assertThat(
                        missing(
                                BootstrapScript.nodeConfig(
                                        "kind: NodeConfig\nspec:\n  cluster:\n    certificateAuthority: a\n    # apiServerEndpoint: b")))
                .containsExactly("apiServerEndpoint");
        assertThat(BootstrapScript.nodeConfig("kind: NodeConfig\nspec: {{ .Spec }}"))
                .isNull();
        assertThat(BootstrapScript.nodeConfig("kind: NodeConfigMap")).isNull();
        assertThat(BootstrapScript.nodeConfig("# kind: NodeConfig")).isNull();
    }

    @Test
    void takesLongTextsWithoutTrouble() {
        String words = "a ".repeat(200_000);
        String spaces = " ".repeat(200_000);
        assertThat(BootstrapScript.call(words + "/etc/eks/bootstrap.sh private"))
                .isNull();
        assertThat(BootstrapScript.call(spaces + "/etc/eks/bootstrap.sh private"))
                .isNotNull();
        assertThat(BootstrapScript.nodeConfig("kind:" + spaces + "NodeConfig")).isNotNull();
        assertThat(BootstrapScript.call("\\\n#".repeat(100_000) + "\n/etc/eks/bootstrap.sh private"))
                .isNotNull();
    }
}
