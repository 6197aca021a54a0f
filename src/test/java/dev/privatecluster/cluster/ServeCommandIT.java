package dev.privatecluster.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code serve}, as a user starts it. */
class ServeCommandIT {
    private final Path folder;

    ServeCommandIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void refusesAPolicyNamingEveryMistakeWithFileAndLine() throws IOException {
        Path policy = Files.writeString(
                folder.resolve("bad-policy.yaml"),
                """
                apiVersion: privatecluster.dev/v1alpha1
                kind: PrivateCluster
                metadata:
                  name: cluster
                spec:
                  region: us-west-2
                  accountId: 111122223333
                  mirorrs: []
                """);
        Command serve = serve(policy);

        assertThat(serve.exitCode()).isEqualTo(2);
        assertThat(serve.stderr())
                .containsPattern("bad-policy\\.yaml:7\\b.*spec\\.accountId")
                .containsPattern("bad-policy\\.yaml:8\\b.*spec\\.mirorrs")
                .doesNotContain("\tat ");
    }

    @Test
    void refusesAPolicyThatIsNotThere() {
        Command serve = serve(folder.resolve("missing.yaml"));

        assertThat(serve.exitCode()).isEqualTo(2);
        assertThat(serve.stderr()).contains("missing.yaml").doesNotContain("\tat ");
    }

    @Test
    void refusesAnOptionThatItDoesNotKnow() {
        Command serve = Command.run(
                new ProcessBuilder(WebhookProcess.command("serve", "--policy", "x.yaml", "--tls-folder", "x")),
                Patience.LIMIT);

        assertThat(serve.exitCode()).isEqualTo(2);
        assertThat(serve.stderr()).contains("--tls-folder");
    }

    @Test
    void makesAnAuthorityOfItsOwnOnceAndKeepsIt() throws IOException {
        byte[] authority;
        try (WebhookProcess first = WebhookProcess.start(TestPolicy.DEFAULT_MIRRORS.file(), folder)) {
            Answer.assertServes(first.client());
            authority = Files.readAllBytes(first.authority());
        }
        try (WebhookProcess second = WebhookProcess.start(TestPolicy.DEFAULT_MIRRORS.file(), folder)) {
            Answer.assertServes(second.client());
            assertThat(second.authority()).hasBinaryContent(authority);
        }
        assertThat(folder).isDirectoryContaining("glob:**/tls.crt");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("tls.key"))))
                .isEqualTo("rw-------");
    }

    private Command serve(Path policy) {
        List<String> line =
                WebhookProcess.command("serve", "--policy", policy.toString(), "--tls-dir", folder.toString());
        return Command.run(new ProcessBuilder(line), Duration.ofMinutes(1));
    }
}
